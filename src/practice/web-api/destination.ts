import type { PracticeWorld } from '../practice-world.ts';
import type { Conversation } from '../state/conversation.ts';
import { type Refusal, refuse } from './answer.ts';
import { botIsIn, findPerson, findVisibleChannel, openDirectMessage } from './lookups.ts';

export type Destination = { ok: true; channel: Conversation } | Refusal;

/** Where a message may go: a channel that the bot is in, or a person who is still there. */
export function findDestination(world: PracticeWorld, wanted: string): Destination {
  if (/^[UW][A-Z0-9]+$/.test(wanted)) return directMessageWith(world, wanted);
  const channel = findVisibleChannel(world, wanted);
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.isArchived) return refuse('is_archived');
  if (channel.kind === 'dm') return toDirectMessage(world, channel);
  if (botIsIn(world, channel)) return { ok: true, channel };
  const mayPostAnywhere = world.manifest.scopes?.includes('chat:write.public') ?? false;
  return mayPostAnywhere && !channel.isPrivate ? { ok: true, channel } : refuse('not_in_channel');
}

function directMessageWith(world: PracticeWorld, userId: string): Destination {
  const { bot } = world.facts;
  const person = findPerson(world, userId);
  if (person === undefined || person.id === bot.userId) return refuse('channel_not_found');
  return toDirectMessage(world, openDirectMessage(world, bot.userId, userId));
}

function toDirectMessage(world: PracticeWorld, channel: Conversation): Destination {
  const other = channel.memberIds.find((id) => id !== world.facts.bot.userId) ?? '';
  if (findPerson(world, other)?.deactivated) return refuse('user_disabled');
  if (!world.manifest.messagesTab) return refuse('messages_tab_disabled');
  return { ok: true, channel };
}
