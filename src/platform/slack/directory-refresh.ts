/* Asks Slack about people and channels that a request mentions, before the request is handled. */

import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import { type Database, write } from '../database.ts';
import type { ChannelId, UserId, WorkspaceId } from '../ids.ts';
import type { Log } from '../log.ts';
import { openPlace } from '../outbox/closed-places.ts';
import { hideUnseenChannel } from './channel-members.ts';
import { findChannel, findPerson, saveChannel } from './directory.ts';
import { installedAt } from './installation.ts';
import { personFromSlack } from './person-from-slack.ts';
import { savePersonAsTold } from './returning.ts';
import { isKnownRefusal, SlackSilence, silenceOf } from './transient-errors.ts';

const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

export type DirectoryRefresh = {
  ensurePeople(workspaceId: WorkspaceId, userIds: Iterable<string>): Promise<void>;
  ensureChannels(workspaceId: WorkspaceId, channelIds: Iterable<string>): Promise<void>;
};

type Services = { client: WebClient; database: Database; clock: Clock };

/** Asks Slack about a person and stores the answer; throws what Slack refuses, and `SlackSilence` for what cannot be read. */
export async function askAboutPerson(
  { client, database, clock }: Services,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<void> {
  const { user } = await client.users.info({ user: userId });
  if (user?.id !== userId) throw new SlackSilence('Slack’s answer about a person made no sense.');
  const person = personFromSlack(user, installedAt(database, workspaceId), clock.now());
  savePersonAsTold(database, person, clock.now());
}

export async function askAboutChannel(
  { client, database, clock }: Services,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<void> {
  const { channel } = await client.conversations
    .info({ channel: channelId })
    .catch((error: unknown) => {
      // What Slack does not show us may have become private.
      const code = (error as { data?: { error?: unknown } }).data?.error;
      if (code === 'channel_not_found') hideUnseenChannel(database, channelId);
      throw error;
    });
  if (channel?.id !== channelId)
    throw new SlackSilence('Slack’s answer about a channel made no sense.');
  const isMember = channel.is_member === true;
  const isArchived = channel.is_archived === true;
  write(database, () => {
    saveChannel(database, {
      workspaceId,
      channelId,
      name: channel.name ?? channelId,
      isMember,
      isPrivate: channel.is_private === true,
      isArchived,
      fetchedAt: clock.now(),
    });
    if (isMember && !isArchived) openPlace(database, channelId, clock.now());
  });
}

export function directoryRefresh(services: Services & { log: Log }): DirectoryRefresh {
  const { database, clock, log } = services;

  /** What Slack does not know stays unknown; when Slack itself says nothing, only a stranger has to wait. */
  async function lookUp(fetching: Promise<void>, isKnown: boolean): Promise<void> {
    try {
      await fetching;
    } catch (error) {
      if (!isKnown && !isKnownRefusal(error)) throw silenceOf(error);
      log.warn({ error: String(error) }, 'A person or channel could not be looked up.');
    }
  }

  return {
    async ensurePeople(workspaceId, userIds) {
      const missing: Promise<void>[] = [];
      for (const userId of new Set(userIds)) {
        const known = findPerson(database, userId as UserId);
        if (known === undefined)
          missing.push(lookUp(askAboutPerson(services, workspaceId, userId as UserId), false));
        else if (isStale(known.fetchedAt, clock.now())) {
          void lookUp(askAboutPerson(services, workspaceId, userId as UserId), true);
        }
      }
      await Promise.all(missing);
    },
    async ensureChannels(workspaceId, channelIds) {
      await Promise.all(
        [...new Set(channelIds)].map((id) => {
          const isKnown = findChannel(database, id as ChannelId) !== undefined;
          return lookUp(askAboutChannel(services, workspaceId, id as ChannelId), isKnown);
        }),
      );
    },
  };
}

function isStale(fetchedAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return now.epochMilliseconds - fetchedAt.epochMilliseconds > STALE_AFTER_MS;
}
