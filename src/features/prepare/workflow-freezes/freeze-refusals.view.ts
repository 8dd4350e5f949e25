import { dateAt } from '../../../platform/calendar.ts';
import { esc, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { sayCount, sayDate, sayPart } from '../../../platform/words.ts';
import type { ConfirmRefusal, LiftRefusal } from './workflow-freeze.ts';

type Reader = { nameOf: (id: string) => string; timeZone: string; today: Temporal.PlainDate };

/** Why work does not go on yet, and what would let it. */
export function freezeRefusal(
  why: LiftRefusal | ConfirmRefusal,
  { nameOf, timeZone, today }: Reader,
): Message {
  switch (why.kind) {
    case 'lifted': {
      const by = esc(nameOf(why.by));
      const on = sayDate(dateAt(why.at, timeZone), today);
      return sentence(`${by} let it go on already, on ${on}. Nothing was changed.`);
    }
    case 'no-reason':
      return sentence('Say why it can go on: the channel reads it. Nothing was changed.');
    case 'case-open':
      return sentence(
        'The case behind it has to be settled first: `/core quality` shows it. Nothing was changed.',
      );
    case 'no-new-evidence':
      return sentence(
        `Reviews showed too many errors, so it takes new reviews to let it go on: ${sayCount(why.reviews, 'review')} since then, and ${why.needed} are needed. Nothing was changed.`,
      );
    case 'still-too-many':
      return sentence(
        `${sayPart(why.wrong, why.reviews, ['output', 'outputs'], 'is')} wrong since then, which is still above the limit. Nothing was changed.`,
      );
    case 'asked-already':
      return sentence(
        `${esc(nameOf(why.by))} asked for it already, and a second person decides. Nothing was changed.`,
      );
    case 'not-asked':
      return sentence('Nobody asks to let it go on at the moment. Nothing was changed.');
    case 'own-request':
      return sentence(
        'You asked for it yourself, so a second person has to decide. Nothing was changed.',
      );
    case 'for-sponsors':
      return sentence(
        `A sponsor decides on this first; another lead can from ${sayDate(dateAt(why.until, timeZone), today)} on. Nothing was changed.`,
      );
    case 'not-allowed':
      return sentence('Only a sponsor or another lead can decide on this. Nothing was changed.');
  }
}
