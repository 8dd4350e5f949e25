import type { ChannelId, UserId, WorkspaceId } from '../../src/platform/ids.ts';

const monday = Temporal.Instant.from('2027-01-04T09:00:00Z');

export const aPerson = (userId: UserId, name: string, isDeactivated: boolean) => ({
  workspaceId: 'TBRIGHTWATER' as WorkspaceId,
  userId,
  name,
  timeZone: 'UTC',
  isAdmin: false,
  isBot: false,
  isDeactivated,
  statusText: '',
  statusUntil: null,
  fetchedAt: monday,
});

export const aChannel = (channelId: string) => ({
  workspaceId: 'TBRIGHTWATER' as WorkspaceId,
  channelId: channelId as ChannelId,
  name: 'ai',
  isMember: true,
  isPrivate: false,
  isArchived: false,
  fetchedAt: monday,
});
