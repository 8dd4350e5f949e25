import type { Received } from '../page-api.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { Message } from '../state/message.ts';
import { readableText, textOf } from '../text-of.ts';

const LONGEST = 90;
/** The marks of bold, italic and code around words. */
const MARKS = /(^|\W)[*_`]+(?=\S)|(?<=\S)[*_`]+(?=\W|$)/g;

/** Who was sent direct messages by the app since the clock was last set in motion, most first. */
export function receivedOnTheWay(world: PracticeWorld): Received[] {
  const since = world.records.settings.get('journey-from');
  if (since === undefined) return [];
  const received = new Map<string, Received>();
  for (const message of messagesOfTheApp(world)) {
    if (message.ts <= since) continue;
    const personId = receiverOf(world, message);
    if (personId === undefined) continue;
    const before = received.get(personId)?.messages ?? 0;
    received.set(personId, { personId, messages: before + 1, latest: firstLine(world, message) });
  }
  return [...received.values()].sort((a, b) => b.messages - a.messages);
}

/** How many direct messages of the app each person has not read. */
export function unreadFromTheApp(world: PracticeWorld): ReadonlyMap<string, number> {
  const unread = new Map<string, number>();
  for (const message of messagesOfTheApp(world)) {
    const personId = receiverOf(world, message);
    if (personId === undefined) continue;
    const readUpTo = world.records.conversations.get(message.channel)?.readUpTo[personId] ?? '0';
    if (message.ts > readUpTo) unread.set(personId, (unread.get(personId) ?? 0) + 1);
  }
  return unread;
}

function messagesOfTheApp(world: PracticeWorld): Message[] {
  return world.records.messages.all().filter((one) => one.fromBot && one.onlyFor === undefined);
}

function receiverOf(world: PracticeWorld, { channel }: Message): string | undefined {
  const conversation = world.records.conversations.get(channel);
  if (conversation?.kind !== 'dm') return undefined;
  return conversation.memberIds.find((id) => id !== world.facts.bot.userId);
}

function firstLine(world: PracticeWorld, message: Message): string {
  const nameOf = (id: string) => world.records.members.get(id)?.name;
  const whole = message.blocks.length > 0 ? textOf(message.blocks, nameOf) : '';
  const [first = ''] = (whole || readableText(message.text, nameOf)).split('\n');
  const line = first.replaceAll(MARKS, '$1');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}
