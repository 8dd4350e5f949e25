import { compareTimes, earlier, isBefore } from '../../../platform/calendar.ts';
import type { PausedDays } from '../../gates/pauses/pause.ts';
import {
  addWorkingDays,
  type WorkingCalendar,
  workingDaysBetween,
} from '../../teams/calendars/working-calendar.ts';

export type Pause = PausedDays & { reason: string };

/** Several reasons to stand still at one time stop a clock once: spans that touch or overlap become one. */
export function mergePauses(
  pauses: readonly Pause[],
  startedOn: Temporal.PlainDate | undefined,
): Pause[] {
  const merged: Pause[] = [];
  const after = pauses
    .filter((each) => startedOn === undefined || !isBefore(each.untilOn ?? FAR_OFF, startedOn))
    .map((each) =>
      startedOn !== undefined && isBefore(each.fromOn, startedOn)
        ? { ...each, fromOn: startedOn }
        : each,
    )
    .sort((a, b) => compareTimes(a.fromOn, b.fromOn));
  for (const pause of after) {
    const last = merged.at(-1);
    if (last === undefined || isBefore(last.untilOn ?? FAR_OFF, pause.fromOn)) merged.push(pause);
    else if (isBefore(last.untilOn ?? FAR_OFF, pause.untilOn ?? FAR_OFF))
      merged[merged.length - 1] = { ...last, untilOn: pause.untilOn };
  }
  return merged;
}

const FAR_OFF = Temporal.PlainDate.from('9999-12-31');

/** How long a wave must prove itself before it counts as completed, in working days. */
export type BakeClock = {
  workingDays: number;
  startedOn: Temporal.PlainDate | undefined;
  pauses: readonly Pause[];
};

/**
 * Working days baked up to and including `today`. The clock runs from a start (or resumption) to a pause;
 * each run counts the working days after its first day up to and including its last, as the rollout's own
 * dates count the days of its pauses.
 */
export function bakedWorkingDays(
  clock: BakeClock,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): number {
  if (clock.startedOn === undefined) return 0;
  const total = workingDaysBetween(clock.startedOn, today, calendar);
  const stood = clock.pauses.map((pause) =>
    workingDaysBetween(pause.fromOn, earlier(pause.untilOn ?? today, today), calendar),
  );
  return total - stood.reduce((sum, days) => sum + days, 0);
}

export function workingDaysLeft(
  clock: BakeClock,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): number {
  return Math.max(0, clock.workingDays - bakedWorkingDays(clock, today, calendar));
}

/** The day on which the wave has baked if nothing stops it again; undefined before the start and in a pause. */
export function bakesUntil(
  clock: BakeClock,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate | undefined {
  if (clock.startedOn === undefined) return undefined;
  if (clock.pauses.some((each) => each.untilOn === undefined)) return undefined;
  const left = clock.workingDays - bakedWorkingDays(clock, today, calendar);
  if (left >= 0) return addWorkingDays(today, left, calendar);
  return firstBakedDay(clock, clock.startedOn, calendar);
}

/** For a wave that has baked already: the first day on which nothing was left. */
function firstBakedDay(
  clock: BakeClock,
  startedOn: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  let day = addWorkingDays(startedOn, clock.workingDays, calendar);
  while (bakedWorkingDays(clock, day, calendar) < clock.workingDays) day = day.add({ days: 1 });
  return day;
}
