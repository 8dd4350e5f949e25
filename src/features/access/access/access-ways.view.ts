import { context, esc, type Message } from '../../../platform/slack/blocks.ts';
import { sayFew } from '../../../platform/words.ts';

export const NOT_PASSED_ON =
  'This is decided, and nothing passes it on yet: nobody is told to let people in.';

/** By what access reaches people, below whatever shows who has it. */
export function withWays({ text, blocks }: Message, ways: readonly string[]): Message {
  const says =
    ways.length === 0
      ? `*${NOT_PASSED_ON}* A lead chooses how; by hand it is \`/rollout access list\`.`
      : `Passed on by ${sayFew(ways.map(esc))}.`;
  return { text, blocks: [...blocks, context(says)] };
}
