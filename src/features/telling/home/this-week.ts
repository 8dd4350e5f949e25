import { isAfter, isBefore } from '../../../platform/calendar.ts';
import type { ComingDate } from '../../contract/coming-date.ts';
import { isOverdue, type Obligation } from '../../contract/obligation.ts';

export type ThisWeek = { overdue: number; due: number; dates: readonly ComingDate[] };

/** What a week holds from today to its Sunday: what is due, what is late, and which dates come. */
export function thisWeek(
  needs: readonly Obligation[],
  ahead: readonly ComingDate[],
  today: Temporal.PlainDate,
): ThisWeek {
  const sunday = today.add({ days: 7 - today.dayOfWeek });
  const isIn = (on: Temporal.PlainDate) => !isBefore(on, today) && !isAfter(on, sunday);
  return {
    overdue: needs.filter((one) => isOverdue(one, today)).length,
    due: needs.filter(({ dueOn }) => dueOn !== undefined && isIn(dueOn)).length,
    dates: ahead.filter(({ on }) => isIn(on)),
  };
}
