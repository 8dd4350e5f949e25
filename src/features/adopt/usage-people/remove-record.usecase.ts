import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { removeUsageOf } from '../usage/remove-usage.usecase.ts';
import { dayNumber, type UsagePerson } from '../usage/usage.ts';
import { markErased } from './usage-people.store.ts';

/**
 * Removes what is kept of one person of a source, and notes up to which day, so that no import brings it
 * back. Without the weeks, what teams are judged by is gone as well; without the days, what single days say.
 */
export function removeRecord(
  { database, now }: RolloutRequest,
  person: UsagePerson,
  what: { days: boolean; weeks: boolean },
): number {
  return write(database, () => {
    const today = dayNumber(now.toZonedDateTimeISO('UTC').toPlainDate());
    const removed = removeUsageOf({ database }, { person: person.id, today, ...what });
    markErased(database, person.id, Math.max(today, person.erasedTo ?? 0));
    return removed;
  });
}
