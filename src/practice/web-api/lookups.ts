import type { PracticeWorld } from '../practice-world.ts';
import { type Conversation, directMessageId } from '../state/conversation.ts';
import type { Member } from '../state/member.ts';
import { type Message, messageKey } from '../state/message.ts';

export function findChannel(world: PracticeWorld, wanted: string): Conversation | undefined {
  const { conversations } = world.records;
  const byId = conversations.get(wanted);
  if (byId !== undefined) return byId;
  const name = wanted.replace(/^#/, '');
  return conversations.all().find((one) => one.kind === 'channel' && one.name === name);
}

/** A public channel, or one that the bot is in; others do not exist for it. */
export function findVisibleChannel(world: PracticeWorld, wanted: string): Conversation | undefined {
  const channel = findChannel(world, wanted);
  if (channel === undefined) return undefined;
  const hidden = channel.isPrivate || channel.kind === 'dm';
  return hidden && !botIsIn(world, channel) ? undefined : channel;
}

export function botIsIn(world: PracticeWorld, channel: Conversation): boolean {
  return channel.memberIds.includes(world.facts.bot.userId);
}

export function findPerson(world: PracticeWorld, id: string): Member | undefined {
  return world.records.members.get(id);
}

/** The direct messages of two people, opened when they were not. */
export function openDirectMessage(world: PracticeWorld, one: string, other: string): Conversation {
  const id = directMessageId(one, other, world.facts.bot.userId);
  const existing = world.records.conversations.get(id);
  if (existing !== undefined) return existing;
  return world.records.conversations.put(id, {
    id,
    kind: 'dm',
    name: '',
    topic: '',
    isPrivate: true,
    isArchived: false,
    memberIds: [one, other],
    creatorId: one,
    createdAt: world.clock.now().toString(),
    readUpTo: {},
  });
}

export function messagesIn(world: PracticeWorld, channel: string): Message[] {
  return world.records.messages
    .all()
    .filter((message) => message.channel === channel)
    .sort((a, b) => a.ts.localeCompare(b.ts));
}

export function findMessage(
  world: PracticeWorld,
  channel: string,
  ts: string,
): Message | undefined {
  return world.records.messages.get(messageKey(channel, ts));
}
