import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { esc, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import type { ActRefusal } from './case-rights.ts';

type Reader = {
  readerId: UserId;
  timeZone: string;
  nameOf: (userId: UserId) => string;
  today: Temporal.PlainDate;
};

/** Why somebody cannot work on a case now. */
export function caseRefusal(
  why: ActRefusal,
  { readerId, timeZone, nameOf, today }: Reader,
): Message {
  switch (why.kind) {
    case 'resolved': {
      const by = why.by === readerId ? 'You' : esc(nameOf(why.by));
      const on = sayDate(dateAt(why.at, timeZone), today);
      return sentence(`${by} already settled it on ${on}. Nothing was changed.`);
    }
    case 'own-drill':
      return sentence(
        'You started this drill, so someone else has to say that they have it. Nothing was changed.',
      );
    case 'with-others': {
      const who = why.personId === undefined ? 'the leads' : esc(nameOf(why.personId));
      return sentence(`This is with ${who} now. Nothing was changed.`);
    }
    case 'taken': {
      const by = why.by === readerId ? 'You have' : `${esc(nameOf(why.by))} has`;
      return sentence(`${by} it already. Nothing was changed.`);
    }
    case 'at-the-top':
      return sentence('It stands before the leads: there is nobody above them to hand it to.');
  }
}
