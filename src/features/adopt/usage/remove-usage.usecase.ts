import { type Database, write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { DayNumber, WeekNumber } from './usage.ts';
import { findFirstUsageDay, removeUsageBefore, removeUsageDaysOf } from './usage-days.store.ts';
import { listUsageWeeksBefore, removeUsageWeeks, saveUsageWeeks } from './usage-weeks.store.ts';
import { weeksFromOn } from './weekly-actions.ts';

/** Removes days or weeks, or both, of one person of a source; answers how many days that were. */
export function removeUsageOf(
  { database }: { database: Database },
  {
    person,
    today,
    days,
    weeks,
  }: { person: number; today: DayNumber; days: boolean; weeks: boolean },
): number {
  return write(database, () => {
    const from = findFirstUsageDay(database) ?? today;
    const removed = days ? removeUsageDaysOf(database, person, { from, to: today + 1 }) : 0;
    if (weeks) removeUsageWeeks(database, person);
    return removed;
  });
}

/** Removes days and weeks before the given ones, so many of each at most; answers how many were touched. */
export function removeOldUsage(
  { database, rolloutId }: RolloutRequest,
  { day, week, atMost }: { day: DayNumber; week: WeekNumber; atMost: number },
): number {
  return write(database, () => {
    const days = removeUsageBefore(database, rolloutId, { day, atMost });
    const old = listUsageWeeksBefore(database, rolloutId, { week, atMost });
    for (const { person, weeks } of old) {
      const rest = weeksFromOn(weeks, week);
      if (rest === undefined) removeUsageWeeks(database, person);
      else saveUsageWeeks(database, person, rest);
    }
    return days + old.length;
  });
}
