import { type DayNumber, weekdayOf, weekOfDay } from '../usage/usage.ts';

/** Days back that are asked for when nothing is known yet, or after a long silence. */
export const PULL_BACK = 30;
/** The last days are asked for again each day: sources revise them. */
export const PULL_AGAIN = 3;

/**
 * Which days a source is asked for today, the oldest first: those of the last thirty that it has not
 * reported, and the last three in any case. Today is never among them, since it is not over.
 */
export function daysToPull(
  today: DayNumber,
  reported: ReadonlyMap<number, { days: number }>,
): DayNumber[] {
  const days = Array.from({ length: PULL_BACK }, (_, back) => today - PULL_BACK + back);
  return days.filter((day) => {
    const known = reported.get(weekOfDay(day))?.days ?? 0;
    return day >= today - PULL_AGAIN || (known & (1 << weekdayOf(day))) === 0;
  });
}
