/* Asks Slack about people and channels that a request mentions, before the request is handled. */

import type { WebClient } from '@slack/web-api';
import { isBefore } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { ChannelId, UserId, WorkspaceId } from '../ids.ts';
import type { Log } from '../log.ts';
import { openPlace } from '../outbox/closed-places.ts';
import { hideUnseenChannel } from './channel-members.ts';
import { findChannel, findPerson, saveChannel, savePerson } from './directory.ts';
import { installedAt } from './installation.ts';
import { personFromSlack } from './person-from-slack.ts';
import { isTransientError } from './transient-errors.ts';

const STALE_AFTER = Temporal.Duration.from({ hours: 24 });

export type DirectoryRefresh = {
  ensurePeople(workspaceId: WorkspaceId, userIds: Iterable<string>): Promise<void>;
  ensureChannels(workspaceId: WorkspaceId, channelIds: Iterable<string>): Promise<void>;
};

export function directoryRefresh(services: {
  client: WebClient;
  database: Database;
  clock: Clock;
  log: Log;
}): DirectoryRefresh {
  const { client, database, clock, log } = services;

  async function fetchPerson(workspaceId: WorkspaceId, userId: string): Promise<void> {
    const { user } = await client.users.info({ user: userId });
    if (user !== undefined)
      savePerson(database, personFromSlack(user, installedAt(database, workspaceId), clock.now()));
  }

  async function fetchChannel(workspaceId: WorkspaceId, channelId: string): Promise<void> {
    const { channel } = await client.conversations.info({ channel: channelId });
    saveChannel(database, {
      workspaceId,
      channelId: channelId as ChannelId,
      name: channel?.name ?? channelId,
      isMember: channel?.is_member === true,
      isPrivate: channel?.is_private === true,
      isArchived: channel?.is_archived === true,
      fetchedAt: clock.now(),
    });
    const isOpen = channel?.is_member === true && channel.is_archived !== true;
    if (isOpen) openPlace(database, channelId, clock.now());
  }

  /** What Slack does not show us may have become private. */
  async function lookUpChannel(workspaceId: WorkspaceId, channelId: string): Promise<void> {
    await fetchChannel(workspaceId, channelId).catch((error: unknown) => {
      const code = (error as { data?: { error?: unknown } }).data?.error;
      if (code === 'channel_not_found') hideUnseenChannel(database, channelId as ChannelId);
      throw error;
    });
  }

  /** What Slack does not know stays unknown; when Slack itself says nothing, only a stranger has to wait. */
  async function lookUp(fetching: Promise<void>, isKnown: boolean): Promise<void> {
    try {
      await fetching;
    } catch (error) {
      if (!isKnown && isTransientError(error)) throw error;
      log.warn({ error: String(error) }, 'A person or channel could not be looked up.');
    }
  }

  return {
    async ensurePeople(workspaceId, userIds) {
      const missing: Promise<void>[] = [];
      for (const userId of new Set(userIds)) {
        const known = findPerson(database, userId as UserId);
        if (known === undefined) missing.push(lookUp(fetchPerson(workspaceId, userId), false));
        else if (isBefore(known.fetchedAt.add({ hours: STALE_AFTER.hours }), clock.now())) {
          void lookUp(fetchPerson(workspaceId, userId), true);
        }
      }
      await Promise.all(missing);
    },
    async ensureChannels(workspaceId, channelIds) {
      await Promise.all(
        [...new Set(channelIds)].map((id) => {
          const isKnown = findChannel(database, id as ChannelId) !== undefined;
          return lookUp(lookUpChannel(workspaceId, id), isKnown);
        }),
      );
    },
  };
}
