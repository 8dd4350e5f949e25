import { isAfter, isBefore } from '../calendar.ts';
import { clamp, divider, type Message } from '../slack/blocks.ts';

/** A channel is posted to once an hour at most: more is noise, and noise is not read. */
export const BETWEEN_POSTS = Temporal.Duration.from({ hours: 1 });

const BLOCKS_MAX = 50;
/** Slack takes one table and two charts in a message, and not very much text. */
const AT_MOST: Readonly<Record<string, number>> = {
  table: 1,
  data_table: 1,
  data_visualization: 2,
};
const CHARACTERS_MAX = 12_000;
const TEXT_MAX = 3000;

/** When a channel may be posted to, given when it last was; undefined when it may be now. */
export function nextPostAt(
  lastAt: Temporal.Instant | undefined,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  // A clock set back must not keep a channel waiting.
  if (lastAt === undefined || isAfter(lastAt, now)) return undefined;
  const free = lastAt.add(BETWEEN_POSTS);
  return isBefore(now, free) ? free : undefined;
}

/** How many of them, from the first on, go into one message; the first always does. */
export function howManyFit(messages: readonly Message[]): number {
  let fitting = 1;
  while (fitting < messages.length && fits(messages.slice(0, fitting + 1))) fitting += 1;
  return Math.min(fitting, messages.length);
}

/** One message of several, each as it was written, with a line between them. */
export function asOnePost(messages: readonly Message[]): Message {
  const [first, ...others] = messages;
  if (first === undefined || others.length === 0) return first ?? { text: '', blocks: [] };
  return {
    text: clamp(messages.map(({ text }) => text).join('\n'), TEXT_MAX),
    blocks: [...first.blocks, ...others.flatMap(({ blocks }) => [divider, ...blocks])],
  };
}

function fits(messages: readonly Message[]): boolean {
  const { blocks } = asOnePost(messages);
  const byType = Map.groupBy(blocks, ({ type }) => (type === 'data_table' ? 'table' : type));
  const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
  return (
    blocks.length <= BLOCKS_MAX &&
    JSON.stringify(blocks).length <= CHARACTERS_MAX &&
    new Set(ids).size === ids.length &&
    [...byType].every(([type, own]) => own.length <= (AT_MOST[type] ?? BLOCKS_MAX))
  );
}
