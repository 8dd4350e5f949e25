/* Keeps the directory true as people and channels change in Slack. */

import type { ChannelId } from '../ids.ts';
import type { EventDeclaration } from './declarations.ts';
import { findChannel, markChannel, personFromSlack, savePerson } from './directory.ts';

const personChanged = (event: string): EventDeclaration => ({
  event,
  run({ database, now, acting }, payload) {
    const user = payload.user;
    if (user === null || typeof user !== 'object') return;
    savePerson(database, personFromSlack(user, acting.workspaceId, now));
  },
});

const channelChanged = (
  event: string,
  change: (payload: Record<string, unknown>) => Parameters<typeof markChannel>[3] | undefined,
): EventDeclaration => ({
  event,
  run({ database, acting }, payload) {
    const channel = payload.channel as string | { id?: string } | undefined;
    const channelId = (typeof channel === 'string' ? channel : channel?.id) as
      | ChannelId
      | undefined;
    const changed = change(payload);
    if (channelId === undefined || changed === undefined) return;
    if (findChannel(database, channelId) === undefined) return;
    markChannel(database, acting.workspaceId, channelId, changed);
  },
});

export const directoryEvents: readonly EventDeclaration[] = [
  personChanged('user_change'),
  personChanged('team_join'),
  channelChanged('channel_archive', () => ({ isArchived: true })),
  channelChanged('channel_unarchive', () => ({ isArchived: false })),
  channelChanged('channel_left', () => ({ isMember: false })),
  channelChanged('group_left', () => ({ isMember: false })),
  channelChanged('channel_rename', (payload) => {
    const name = (payload.channel as { name?: string } | undefined)?.name;
    return name === undefined ? undefined : { name };
  }),
];
