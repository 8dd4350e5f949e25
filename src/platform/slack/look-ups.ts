/*
 * What a form needs of Slack before it can be handled: everybody's names, or who is in a channel. Slack waits
 * three seconds for an answer, so a look-up that takes longer goes on behind, and the form is read with what is known.
 */
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import { type Database, write } from '../database.ts';
import type { WorkspaceId } from '../ids.ts';
import type { Log } from '../log.ts';
import { findPerson, personFromSlack, savePerson } from './directory.ts';
import type { DirectoryRefresh } from './directory-refresh.ts';
import type { Registry } from './registry.ts';
import type { Reply } from './reply.ts';

export type LookUps = {
  /** Learns the names of everybody in the workspace, at most once in a while. */
  everyone(workspaceId: WorkspaceId): Promise<void>;
  /** Who is in a channel; empty where the bot may not look. */
  members(channelId: string): Promise<string[]>;
};

const PAGE = 200;
const WAIT_MS = 1500;
const AGAIN_AFTER = Temporal.Duration.from({ minutes: 10 });

export function lookUps(services: {
  client: WebClient;
  database: Database;
  clock: Clock;
  log: Log;
}): LookUps {
  const { client, database, clock, log } = services;
  const seen = new Map<WorkspaceId, { at: Temporal.Instant; running: Promise<void> }>();

  async function fetchEveryone(workspaceId: WorkspaceId): Promise<void> {
    let cursor: string | undefined;
    do {
      const page = await client.users.list({ limit: PAGE, ...(cursor ? { cursor } : {}) });
      const people = (page.members ?? []).map((one) =>
        personFromSlack(one, workspaceId, clock.now()),
      );
      write(database, () => {
        for (const person of people) {
          const known = findPerson(database, person.userId);
          const isSame =
            known?.name === person.name &&
            known.email === person.email &&
            known.isDeactivated === person.isDeactivated;
          if (!isSame) savePerson(database, person);
        }
      });
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
  }

  const failed = (what: string) => (error: unknown) =>
    log.warn({ error: String(error) }, `${what} could not be looked up.`);

  return {
    async everyone(workspaceId) {
      const before = seen.get(workspaceId);
      const isFresh =
        before !== undefined &&
        before.at.until(clock.now()).total('minutes') < AGAIN_AFTER.total('minutes');
      const running = isFresh
        ? before.running
        : fetchEveryone(workspaceId).catch((error: unknown) => {
            seen.delete(workspaceId);
            failed('People')(error);
          });
      if (!isFresh) seen.set(workspaceId, { at: clock.now(), running });
      await inTime(running);
    },
    async members(channelId) {
      const found: string[] = [];
      const fetching = async () => {
        let cursor: string | undefined;
        do {
          const asked = { channel: channelId, limit: PAGE, ...(cursor ? { cursor } : {}) };
          const page = await client.conversations.members(asked);
          found.push(...(page.members ?? []));
          cursor = page.response_metadata?.next_cursor;
        } while (cursor);
      };
      await inTime(fetching().catch(failed('The people of a channel')));
      return found;
    },
  };
}

function inTime(running: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, WAIT_MS);
  timer.unref();
  return Promise.race([running.finally(() => clearTimeout(timer)), promise]);
}

/** The field under which a form finds the people of a channel that was chosen in it. */
export const membersField = (channelId: string) => `members:${channelId}`;

type Services = {
  lookUps: LookUps;
  refresh: DirectoryRefresh;
  registry: Registry;
};

/** Asks for what a form declares, and answers the people of the channels that were chosen in it, as fields. */
export async function lookUpFor(
  { lookUps: looking, refresh, registry }: Services,
  workspaceId: WorkspaceId,
  callbackId: string,
  channelIds: readonly string[],
): Promise<Record<string, string[]>> {
  const wanted = registry.submissions.get(callbackId)?.looksUp ?? [];
  if (wanted.includes('everyone')) await looking.everyone(workspaceId);
  if (!wanted.includes('members')) return {};
  const found: Record<string, string[]> = {};
  await Promise.all(
    channelIds.map(async (id) => {
      found[membersField(id)] = await looking.members(id);
    }),
  );
  await refresh.ensurePeople(workspaceId, new Set(Object.values(found).flat()));
  return found;
}

/** While somebody fills in a form that asks for names, the names are looked up. */
export function lookUpAhead(
  { lookUps: looking, registry }: Services,
  workspaceId: WorkspaceId,
  replies: readonly Reply[],
): void {
  for (const reply of replies) {
    if (reply.kind !== 'open' && reply.kind !== 'update') continue;
    const declaration = registry.submissions.get(reply.view.callback_id ?? '');
    if (declaration?.looksUp?.includes('everyone') === true) void looking.everyone(workspaceId);
  }
}
