/* Keeps the directory true as people and channels change in Slack. */

import type { ChannelId, UserId } from '../ids.ts';
import { moveDestination, openPlace } from '../outbox/closed-places.ts';
import { addChannelMember, removeChannelMember } from './channel-members.ts';
import type { EventDeclaration } from './declarations.ts';
import { findChannel, markChannel, saveChannel } from './directory.ts';
import { installedAt } from './installation.ts';
import { personFromSlack } from './person-from-slack.ts';
import { savePersonAsTold } from './returning.ts';

const personChanged = (event: string): EventDeclaration => ({
  event,
  run({ database, now, acting }, payload) {
    const user = payload.user;
    if (user === null || typeof user !== 'object') return;
    const person = personFromSlack(user, installedAt(database, acting.workspaceId), now);
    savePersonAsTold(database, person, now);
  },
});

type Change = Parameters<typeof markChannel>[3];

const channelChanged = (
  event: string,
  change: (payload: Record<string, unknown>) => Change | undefined,
): EventDeclaration => ({
  event,
  run({ database, acting, now }, payload) {
    const channel = payload.channel as string | { id?: string } | undefined;
    const channelId = (typeof channel === 'string' ? channel : channel?.id) as
      | ChannelId
      | undefined;
    const changed = change(payload);
    if (channelId === undefined || changed === undefined) return;
    if (changed.isMember === true || changed.isArchived === false) {
      openPlace(database, channelId, now);
    }
    if (findChannel(database, channelId) === undefined) return;
    markChannel(database, acting.workspaceId, channelId, changed);
  },
});

/** People of private channels: who is in one may know of its rollout. */
const memberChanged = (event: string, change: typeof addChannelMember): EventDeclaration => ({
  event,
  run({ database }, { channel, user }) {
    if (typeof channel !== 'string' || typeof user !== 'string') return;
    if (findChannel(database, channel as ChannelId)?.isPrivate !== true) return;
    change(database, channel as ChannelId, user as UserId);
  },
});

/** A channel that moved to another workspace of the company, or became shared, may get a new id. */
const idChanged: EventDeclaration = {
  event: 'channel_id_changed',
  run({ database, acting, now }, payload) {
    const { old_channel_id: from, new_channel_id: to } = payload;
    if (typeof from !== 'string' || typeof to !== 'string') return;
    const known = findChannel(database, from as ChannelId);
    if (known !== undefined) saveChannel(database, { ...known, channelId: to as ChannelId });
    markChannel(database, acting.workspaceId, from as ChannelId, { isMember: false });
    moveDestination(database, from, to, now);
  },
};

const renamed = (payload: Record<string, unknown>): Change | undefined => {
  const name = (payload.channel as { name?: string } | undefined)?.name;
  return name === undefined ? undefined : { name };
};
const archived = () => ({ isArchived: true });
const unarchived = () => ({ isArchived: false });
const left = () => ({ isMember: false });
const deleted = () => ({ isMember: false, isArchived: true });

export const directoryEvents: readonly EventDeclaration[] = [
  personChanged('user_change'),
  personChanged('team_join'),
  channelChanged('channel_archive', archived),
  channelChanged('group_archive', archived),
  channelChanged('channel_unarchive', unarchived),
  channelChanged('group_unarchive', unarchived),
  channelChanged('channel_left', left),
  channelChanged('group_left', left),
  channelChanged('channel_deleted', deleted),
  channelChanged('group_deleted', deleted),
  channelChanged('channel_rename', renamed),
  channelChanged('group_rename', renamed),
  // Slack tells of people who join only where we are a member, and of our own joining first of all.
  channelChanged('member_joined_channel', () => ({ isMember: true })),
  // Of the members, only those of private channels are kept.
  memberChanged('member_joined_channel', addChannelMember),
  memberChanged('member_left_channel', removeChannelMember),
  idChanged,
];
