import { dateAt, earlier, isAfter, isBefore, later } from '../../../platform/calendar.ts';

/** A time in which the rollout stood still; open while it still does. */
export type PauseSpan = { from: Temporal.Instant; until: Temporal.Instant | undefined };

/**
 * The same in days, and what every clock counts by: it stands still from the first day on and runs again on
 * `untilOn`, so a pause costs the days after its first up to and including that one. One that ends on its
 * own day costs nothing, one over a night costs a day, whatever the clocks on the wall do meanwhile.
 */
export type PausedDays = {
  fromOn: Temporal.PlainDate;
  /** Undefined while the pause lasts. */
  untilOn: Temporal.PlainDate | undefined;
};

export function pausedDaysOf({ from, until }: PauseSpan, timeZone: string): PausedDays {
  return { fromOn: dateAt(from, timeZone), untilOn: until && dateAt(until, timeZone) };
}

/** How many days pauses cost between two days; pauses that do not overlap. */
export function daysPausedBetween(
  pauses: readonly PausedDays[],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): number {
  return pauses.reduce((days, pause) => {
    const start = later(pause.fromOn, from);
    const end = earlier(pause.untilOn ?? until, until);
    return days + Math.max(0, start.until(end, { largestUnit: 'days' }).days);
  }, 0);
}

/** Whether all stands still on a day, seen at its end: the day on which a pause ends is a day of work again. */
export function isPausedOn(pauses: readonly PausedDays[], day: Temporal.PlainDate): boolean {
  return pauses.some(
    ({ fromOn, untilOn }) =>
      !isAfter(fromOn, day) && (untilOn === undefined || isBefore(day, untilOn)),
  );
}
