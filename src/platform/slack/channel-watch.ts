/*
 * Slack tells nobody that a channel was made private, and of its members only while we are in it. So what is
 * known of the channels that decide who sees what is asked for again: at the start, and once an hour.
 */
import type { WebClient } from '@slack/web-api';
import { isBefore } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { ChannelId, UserId, WorkspaceId } from '../ids.ts';
import type { Log } from '../log.ts';
import { saveChannelMembers } from './channel-members.ts';
import { findChannel } from './directory.ts';
import type { DirectoryRefresh } from './directory-refresh.ts';
import { findInstallation } from './installation.ts';

const AGAIN_AFTER = { minutes: 60 };
const AFTER_FAILURE = { minutes: 5 };
const PAGE = 1000;

export type ChannelWatch = {
  /** Asks about the channels of which nothing was heard for an hour; nothing while it is at it already. Never throws: whoever asks goes on. */
  look(): Promise<void>;
};

type Services = {
  client: WebClient;
  database: Database;
  clock: Clock;
  log: Log;
  refresh: DirectoryRefresh;
  /** The channels that matter. */
  channels(): readonly ChannelId[];
};

export function watchChannels(services: Services): ChannelWatch {
  const { client, database, clock, log, refresh } = services;
  const dueAt = new Map<ChannelId, Temporal.Instant>();
  let looking: Promise<void> | undefined;

  function isDue(channelId: ChannelId): boolean {
    const at = dueAt.get(channelId);
    return at === undefined || !isBefore(clock.now(), at);
  }

  async function lookAt(workspaceId: WorkspaceId, channelId: ChannelId): Promise<void> {
    dueAt.set(channelId, clock.now().add(AFTER_FAILURE));
    await refresh.ensureChannels(workspaceId, [channelId]);
    if (findChannel(database, channelId)?.isPrivate === true) {
      saveChannelMembers(database, channelId, await listMembers(client, channelId));
    }
    dueAt.set(channelId, clock.now().add(AGAIN_AFTER));
  }

  async function lookAtAll(): Promise<void> {
    const workspaceId = findInstallation(database)?.workspaceId;
    if (workspaceId === undefined) return;
    for (const channelId of new Set(services.channels())) {
      if (!isDue(channelId)) continue;
      await lookAt(workspaceId, channelId).catch((error: unknown) => {
        log.warn({ error: String(error) }, 'A channel and its members could not be looked up.');
      });
    }
  }

  /** Asked after each act, of which hardly any brings a channel. */
  const isAnyDue = () => services.channels().some(isDue);

  return {
    async look() {
      try {
        if (looking === undefined && !isAnyDue()) return;
        looking ??= lookAtAll().finally(() => {
          looking = undefined;
        });
        await looking;
      } catch (error) {
        log.warn({ error: String(error) }, 'The channels could not be looked at; later.');
      }
    },
  };
}

async function listMembers(client: WebClient, channel: ChannelId): Promise<UserId[]> {
  const found: UserId[] = [];
  let cursor: string | undefined;
  do {
    const asked = { channel, limit: PAGE, ...(cursor ? { cursor } : {}) };
    const page = await client.conversations.members(asked);
    found.push(...((page.members ?? []) as UserId[]));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return found;
}
