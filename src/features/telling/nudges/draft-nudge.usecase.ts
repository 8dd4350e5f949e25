import { isAfter } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { listWaitingNews, putNewsInto } from '../../../platform/outbox/personal-news.ts';
import type { Request } from '../../../platform/request.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { getShownPlan } from './nudge-message.store.ts';
import { nudgeMessage } from './nudge-message.view.ts';
import { chooseNews } from './nudge-news.ts';
import { getNudgePlanFor } from './nudge-plan.store.ts';
import { findNudge, saveNudgeItems } from './nudges.store.ts';

export type Draft =
  | { kind: 'send'; message: Message }
  | { kind: 'later'; at: Temporal.Instant }
  | { kind: 'cancelled'; problem: string };

/**
 * Decides at the moment of sending, by the same plan as everything else: what has been settled falls
 * out, what does not fit the person's hours any more waits, and what was planned for a day that is
 * over is planned anew.
 */
export function draftNudge(
  request: Request,
  { key, personId }: { key: string; personId: UserId },
): Draft {
  const { database, now } = request;
  return write(database, (): Draft => {
    const person = findPerson(database, personId);
    const nudge = findNudge(database, key);
    if (person === undefined || person.isDeactivated) {
      return { kind: 'cancelled', problem: 'The person has left.' };
    }
    if (nudge === undefined || nudge.sentAt !== null) {
      return { kind: 'cancelled', problem: 'It has already been sent.' };
    }
    const plan = getNudgePlanFor(request, personId);
    const planned = plan.planned.get(personId);
    if (planned === undefined) {
      return { kind: 'cancelled', problem: 'Nothing is waiting for the person now.' };
    }
    if (!planned.sendOn.equals(nudge.sendOn)) {
      return { kind: 'cancelled', problem: 'Its day is over; it is planned again.' };
    }
    if (planned.isUrgent !== nudge.isUrgent) {
      return { kind: 'cancelled', problem: 'What it holds is said in another message today.' };
    }
    if (isAfter(planned.sendAt, now)) {
      return { kind: 'later', at: planned.sendAt };
    }
    saveNudgeItems(
      database,
      key,
      planned.items.map(({ obligation, purpose }) => ({
        rolloutId: obligation.rolloutId,
        obligationKey: obligation.key,
        aboutId: obligation.personId,
        purpose,
        topic: obligation.topic,
        text: obligation.text,
      })),
    );
    putNewsInto(database, key, chooseNews(listWaitingNews(database, personId), now));
    return {
      kind: 'send',
      message: nudgeMessage(getShownPlan(request, { ...planned, key }, plan.owed)),
    };
  });
}
