import type { PracticeWorld } from '../practice-world.ts';
import type { Conversation } from '../state/conversation.ts';
import { sendEvent } from './events.ts';

/** Channels as people change them; the bot hears of those that it is in. */
export async function joinConversation(
  world: PracticeWorld,
  userId: string,
  conversationId: string,
): Promise<void> {
  const channel = find(world, conversationId);
  if (channel.memberIds.includes(userId)) return;
  const memberIds = [...channel.memberIds, userId];
  world.records.conversations.put(channel.id, { ...channel, memberIds });
  world.changed();
  if (!memberIds.includes(world.facts.bot.userId)) return;
  await sendEvent(world, { type: 'member_joined_channel', ...membership(world, channel, userId) });
}

export async function leaveConversation(
  world: PracticeWorld,
  userId: string,
  conversationId: string,
): Promise<void> {
  const channel = find(world, conversationId);
  const memberIds = channel.memberIds.filter((id) => id !== userId);
  world.records.conversations.put(channel.id, { ...channel, memberIds });
  world.changed();
  const { bot } = world.facts;
  if (userId === bot.userId) {
    const type = channel.isPrivate ? 'group_left' : 'channel_left';
    return sendEvent(world, { type, channel: channel.id, actor_id: channel.creatorId });
  }
  if (!memberIds.includes(bot.userId)) return;
  await sendEvent(world, { type: 'member_left_channel', ...membership(world, channel, userId) });
}

export async function archiveChannel(
  world: PracticeWorld,
  conversationId: string,
  isArchived: boolean,
): Promise<void> {
  const channel = find(world, conversationId);
  world.records.conversations.put(channel.id, { ...channel, isArchived });
  world.changed();
  const kind = channel.isPrivate ? 'group' : 'channel';
  const type = `${kind}_${isArchived ? 'archive' : 'unarchive'}`;
  await sendEvent(world, { type, channel: channel.id, user: channel.creatorId });
}

export async function renameChannel(
  world: PracticeWorld,
  conversationId: string,
  name: string,
): Promise<void> {
  const channel = find(world, conversationId);
  world.records.conversations.put(channel.id, { ...channel, name });
  world.changed();
  const type = channel.isPrivate ? 'group_rename' : 'channel_rename';
  await sendEvent(world, { type, channel: { id: channel.id, name, created: 0 } });
}

function find(world: PracticeWorld, id: string): Conversation {
  const channel = world.records.conversations.get(id);
  if (channel === undefined) throw new Error(`There is no channel ${id}.`);
  return channel;
}

function membership(world: PracticeWorld, channel: Conversation, user: string) {
  return {
    user,
    channel: channel.id,
    channel_type: channel.isPrivate ? 'G' : 'C',
    team: world.facts.workspace.id,
  };
}
