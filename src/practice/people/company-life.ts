import type { PracticeWorld } from '../practice-world.ts';
import { slackUser } from '../slack-forms.ts';
import type { Member } from '../state/member.ts';
import { sendEvent } from './events.ts';

/** What happens in a company without the bot: people join channels, move, are away, and leave. */
export async function joinConversation(
  world: PracticeWorld,
  userId: string,
  conversationId: string,
): Promise<void> {
  const channel = world.records.conversations.get(conversationId);
  if (channel === undefined || channel.memberIds.includes(userId)) return;
  const memberIds = [...channel.memberIds, userId];
  world.records.conversations.put(channel.id, { ...channel, memberIds });
  world.changed();
  if (!memberIds.includes(world.facts.bot.userId)) return;
  await sendEvent(world, {
    type: 'member_joined_channel',
    user: userId,
    channel: channel.id,
    channel_type: channel.isPrivate ? 'G' : 'C',
    team: world.facts.workspace.id,
  });
}

export async function leaveConversation(
  world: PracticeWorld,
  userId: string,
  conversationId: string,
): Promise<void> {
  const channel = world.records.conversations.get(conversationId);
  if (channel === undefined) return;
  const memberIds = channel.memberIds.filter((id) => id !== userId);
  world.records.conversations.put(channel.id, { ...channel, memberIds });
  world.changed();
  const { bot, workspace } = world.facts;
  if (userId === bot.userId) return sendEvent(world, { type: 'channel_left', channel: channel.id });
  if (!memberIds.includes(bot.userId)) return;
  await sendEvent(world, {
    type: 'member_left_channel',
    user: userId,
    channel: channel.id,
    channel_type: channel.isPrivate ? 'G' : 'C',
    team: workspace.id,
  });
}

export async function archiveChannel(
  world: PracticeWorld,
  conversationId: string,
  byUserId: string,
): Promise<void> {
  const channel = world.records.conversations.get(conversationId);
  if (channel === undefined) return;
  world.records.conversations.put(channel.id, { ...channel, isArchived: true });
  world.changed();
  await sendEvent(world, { type: 'channel_archive', channel: channel.id, user: byUserId });
}

export async function renameChannel(
  world: PracticeWorld,
  conversationId: string,
  name: string,
): Promise<void> {
  const channel = world.records.conversations.get(conversationId);
  if (channel === undefined) return;
  world.records.conversations.put(channel.id, { ...channel, name });
  world.changed();
  await sendEvent(world, { type: 'channel_rename', channel: { id: channel.id, name } });
}

export async function setStatus(
  world: PracticeWorld,
  userId: string,
  status: { text: string; emoji?: string; until?: string | undefined },
): Promise<void> {
  const { text, emoji = text === '' ? '' : ':speech_balloon:', until } = status;
  await changeMember(world, userId, { status: { text, emoji, until } });
}

export function doNotDisturb(
  world: PracticeWorld,
  userId: string,
  until: Temporal.Instant | undefined,
): Promise<void> {
  return changeMember(world, userId, { doNotDisturbUntil: until?.toString() });
}

export function moveTo(world: PracticeWorld, userId: string, timeZone: string): Promise<void> {
  return changeMember(world, userId, { timeZone });
}

/** A person leaves the company: nothing reaches them any more, and they are in no channel. */
export async function deactivate(world: PracticeWorld, userId: string): Promise<void> {
  for (const channel of world.records.conversations.all()) {
    if (channel.kind !== 'channel' || !channel.memberIds.includes(userId)) continue;
    const memberIds = channel.memberIds.filter((id) => id !== userId);
    world.records.conversations.put(channel.id, { ...channel, memberIds });
  }
  for (const view of world.records.views.all()) {
    if (view.userId === userId) world.records.views.remove(view.id);
  }
  await changeMember(world, userId, { deactivated: true });
}

export function reactivate(world: PracticeWorld, userId: string): Promise<void> {
  return changeMember(world, userId, { deactivated: false });
}

export async function joinCompany(world: PracticeWorld, newcomer: Member): Promise<void> {
  world.records.members.put(newcomer.id, newcomer);
  world.changed();
  await sendEvent(world, { type: 'team_join', user: slackUser(world, newcomer) });
}

async function changeMember(
  world: PracticeWorld,
  userId: string,
  change: Partial<Member>,
): Promise<void> {
  const member = world.records.members.get(userId);
  if (member === undefined) return;
  const updatedAt = world.clock.now().toString();
  const changed = world.records.members.put(userId, { ...member, ...change, updatedAt });
  world.changed();
  await sendEvent(world, { type: 'user_change', user: slackUser(world, changed) });
}
