import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { listUsagePeopleIn } from '../usage-people/usage-people.store.ts';
import { type DayNumber, mondayOf, type WeekNumber, weekOfDay } from './usage.ts';
import { listUsageBetween } from './usage-days.store.ts';
import { findUsageWeeks, saveUsageWeeks } from './usage-weeks.store.ts';
import { addWeeks } from './weekly-actions.ts';

/** Counts the weeks of a source again from the single days that are stored; a step for each week. */
export function* recountWeeks(
  { database }: RolloutRequest,
  { sourceId, from, to }: { sourceId: number; from: DayNumber; to: DayNumber },
): Generator<WeekNumber> {
  const people = listUsagePeopleIn(database, sourceId);
  for (let week = weekOfDay(from); week <= weekOfDay(to); week += 1) {
    write(database, () => {
      const sums = new Map<number, number>();
      for (const [person, , actions] of listUsageBetween(
        database,
        mondayOf(week),
        mondayOf(week) + 6,
      ))
        if (people.has(person)) sums.set(person, (sums.get(person) ?? 0) + actions);
      for (const person of people) {
        const known = findUsageWeeks(database, person);
        const stored = known?.actions[week - known.firstWeek] ?? 0;
        const by = (sums.get(person) ?? 0) - stored;
        if (by === 0) continue;
        const changed = { firstWeek: week, by: Float64Array.of(by) };
        saveUsageWeeks(database, person, addWeeks(known, changed));
      }
    });
    yield week;
  }
}
