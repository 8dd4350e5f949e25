import { esc, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import type { Champion } from '../champions/champion.ts';
import type { FirstWeekItem } from './first-week.ts';

export const TICK = 'first-week.tick-item';

export const tickValue = (champion: Champion, item: FirstWeekItem) =>
  asValue({ rolloutId: champion.rolloutId, championId: champion.id, item });

export function tickedMessage(text: string, left: number): Message {
  const more =
    left === 0
      ? 'That was the last thing in your first week.'
      : `${sayCount(left, 'thing')} of your first week ${left === 1 ? 'is' : 'are'} left.`;
  return sentence(`Done: ${esc(text)}. ${more}`);
}

export function alreadyTickedMessage(on: Temporal.PlainDate, today: Temporal.PlainDate): Message {
  return sentence(`You had already done this on ${sayDate(on, today)}. Nothing was changed.`);
}

export const NOT_YOURS = sentence(
  'Only the champion can tick off their own first week. Nothing was changed.',
);
export const NO_SUCH_ITEM = sentence(
  'This belongs to a role that has ended, so nothing was changed. `/champion` shows what is open.',
);
