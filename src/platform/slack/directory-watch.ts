/*
 * Asks Slack once a day about everyone and every channel that we know, a few each minute, the longest
 * unasked first: what an event brought that never reached us (somebody left, an account came back, a
 * channel was archived) is known a day later at the latest. When each was last asked stands with it, so a
 * stop in the middle loses nothing.
 */
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import { type Database, write } from '../database.ts';
import { elapsed } from '../entropy.ts';
import type { ChannelId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import { perDatabase } from '../prepared.ts';
import { askAboutChannel, askAboutPerson } from './directory-refresh.ts';
import { findInstallation } from './installation.ts';
import { isKnownRefusal } from './transient-errors.ts';

const STALE_AFTER_MS = 24 * 60 * 60 * 1000;
/** A minute; Slack allows a hundred of these questions, and people who wait for an answer come first. */
const AT_A_TIME = 60;
const A_MINUTE_MS = 59_000;

export type DirectoryWatch = {
  /** Asks about those who are due; nothing while it is at it already. */
  begin(): void;
  /** Settles when this minute's questions are answered. */
  done(): Promise<void>;
  stop(): Promise<void>;
};

export function directoryWatch(services: {
  client: WebClient;
  database: Database;
  clock: Clock;
  log: Log;
  /** Something was learned, and may be acted on. */
  afterCommit(): void;
  /** The least between two rounds. */
  pauseMs?: number;
}): DirectoryWatch {
  const { database, clock, log, afterCommit, pauseMs = A_MINUTE_MS } = services;
  let isStopped = false;
  let begunAt = Number.NEGATIVE_INFINITY;
  let round: Promise<void> | undefined;
  /** Of whom Slack said nothing that helps: they come after all others, who would never be asked about else. */
  const behind = new Set<string>();

  async function goRound(): Promise<void> {
    const workspaceId = findInstallation(database)?.workspaceId;
    if (workspaceId === undefined) return;
    const before = clock.now().epochMilliseconds - STALE_AFTER_MS;
    const due = queriesOf(database).due.all({ before, behind: JSON.stringify([...behind]) });
    for (const { table, id } of due)
      await ask(table, id, () =>
        table === 'people'
          ? askAboutPerson(services, workspaceId, id as UserId)
          : askAboutChannel(services, workspaceId, id as ChannelId),
      );
    if (due.length > 0) afterCommit();
  }

  /** What Slack does not know of is left as it is, and asked again tomorrow. What passes ends the round. */
  async function ask(table: Table, id: string, asking: () => Promise<void>) {
    if (isStopped) return;
    behind.delete(id);
    try {
      await asking();
    } catch (error) {
      if (!isKnownRefusal(error)) {
        behind.add(id);
        throw error;
      }
      const at = clock.now().epochMilliseconds;
      write(database, () => queriesOf(database).markAsked[table].run({ id, at }));
    }
  }

  return {
    begin() {
      if (isStopped || elapsed() - begunAt < pauseMs) return;
      begunAt = elapsed();
      round ??= goRound()
        .catch((error: unknown) => {
          if (isStopped) return;
          log.warn({ error: String(error) }, 'Slack could not be asked who is still there; later.');
        })
        .finally(() => {
          round = undefined;
        });
    },
    done: () => round ?? Promise.resolve(),
    async stop() {
      isStopped = true;
      await round;
    },
  };
}

type Table = 'people' | 'channels';
type Due = { table: Table; id: string };

/** Of each table no more than can be asked about, by its index: with very many people some are always due. */
const dueIn = (table: Table, id: string, isAsked: string) => `
  select * from (
    select '${table}' as "table", ${id} as id, fetched_at, -1 as turn from ${table}
    where fetched_at < :before and ${isAsked} and ${id} not in (select value from json_each(:behind))
    order by fetched_at, ${id} limit ${AT_A_TIME}
  )
  union all
  select '${table}', ${id}, fetched_at, behind.key
  from json_each(:behind) behind join ${table} on ${id} = behind.value
  where fetched_at < :before and ${isAsked}`;

const queriesOf = perDatabase(({ $client }) => ({
  due: $client.prepare<[{ before: number; behind: string }], Due>(
    `select "table", id from (
       ${dueIn('people', 'user_id', 'is_bot = 0')}
       union all ${dueIn('channels', 'channel_id', 'true')}
     ) order by turn, fetched_at, "table" desc, id limit ${AT_A_TIME}`,
  ),
  markAsked: {
    people: $client.prepare<[{ id: string; at: number }]>(
      'update people set fetched_at = :at where user_id = :id',
    ),
    channels: $client.prepare<[{ id: string; at: number }]>(
      'update channels set fetched_at = :at where channel_id = :id',
    ),
  },
}));
