import {
  button,
  esc,
  type Message,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayCount, sayDate } from '../../../platform/words.ts';
import type { Champion } from '../champions/champion.ts';
import type { FirstWeekItem, firstWeekItems } from './first-week.ts';

export const TICK = 'first-week.tick-item';
export const OPEN_WEEK = 'first-week.open-list';

export const tickValue = (champion: Pick<Champion, 'rolloutId' | 'id'>, item: FirstWeekItem) =>
  asValue({ rolloutId: champion.rolloutId, championId: champion.id, item });

export const weekValue = ({ rolloutId, id }: Pick<Champion, 'rolloutId' | 'id'>) =>
  asValue({ rolloutId, championId: id });

export type WeekShown = {
  champion: Pick<Champion, 'rolloutId' | 'id'>;
  teamName: string;
  items: readonly ((typeof firstWeekItems)[number] & { isDone: boolean })[];
  /** Name of the buddy, where there is one. */
  buddy: string | undefined;
};

/** The whole of a first week, with what is done and what is left. */
export function firstWeekModal({ champion, teamName, items, buddy }: WeekShown): Modal {
  const left = items.filter(({ isDone }) => !isDone);
  const minutes = left.reduce((sum, one) => sum + one.minutes, 0);
  return {
    type: 'modal',
    callback_id: 'first-week.list',
    title: plain('Your first week', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        left.length === 0
          ? `That was all of it. Thank you for starting so well with *${esc(teamName)}*.`
          : `${capitalised(sayCount(left.length, 'small thing'))} for *${esc(teamName)}*, ${left.length === 1 ? '' : 'each on its own day, '}about ${sayCount(minutes, 'minute')}${left.length === 1 ? '' : ' together'}.`,
      ),
      ...items.map((item) =>
        item.isDone
          ? section(`~${itemText(item, buddy)}~`)
          : section(
              `*${itemText(item, buddy)}*\n${item.why}`,
              button('Done', TICK, tickValue(champion, item.name)),
            ),
      ),
    ],
  };
}

/** What is left, one line for each. */
export function leftWords(
  left: readonly (typeof firstWeekItems)[number][],
  buddy: string | undefined,
): string {
  return left.map((item) => `• ${itemText(item, buddy)}`).join('\n');
}

function itemText(item: (typeof firstWeekItems)[number], buddy: string | undefined): string {
  return item.name === 'buddy' && buddy !== undefined
    ? `Talk with your buddy, ${esc(buddy)}`
    : item.text;
}

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
