/* Which of two moments or days comes first, and which day it is somewhere. */
type Time = Temporal.Instant | Temporal.PlainDate;

type Day = { date: Temporal.PlainDate; from: number; until: number };

/** The days that were asked for at each place, by the day of UTC on which they were: most are asked for again. */
const knownDays = new Map<string, Map<number, Day>>();
const UTC_DAY_MS = 86_400_000;
/** More than a rollout sees at one place; then they are found out again. */
const DAYS_AT_MOST = 400;

/** The date that an instant has at a place. */
export function dateAt(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  const at = instant.epochMilliseconds;
  const utcDay = Math.floor(at / UTC_DAY_MS);
  const days = knownDays.get(timeZone) ?? new Map<number, Day>();
  const known = days.get(utcDay);
  if (known !== undefined && at >= known.from && at < known.until) return known.date;
  const day = dayAround(instant, timeZone);
  if (day.until === day.from) return day.date;
  if (days.size >= DAYS_AT_MOST) days.clear();
  days.set(utcDay, day);
  knownDays.set(timeZone, days);
  return day.date;
}

/** Without any length where the clocks change on it: a date may then come twice. */
function dayAround(instant: Temporal.Instant, timeZone: string): Day {
  const date = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  const start = date.toZonedDateTime(timeZone);
  const from = start.epochMilliseconds;
  const until = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const change = start.getTimeZoneTransition('next')?.epochMilliseconds ?? until;
  return { date, from, until: change < until ? from : until };
}

export function isBefore<T extends Time>(one: T, other: NoInfer<T>): boolean {
  return compareTimes<Time>(one, other) < 0;
}

export function isAfter<T extends Time>(one: T, other: NoInfer<T>): boolean {
  return compareTimes<Time>(one, other) > 0;
}

/** From the first to the last, both of them included. */
export function isWithin<T extends Time>(one: T, first: NoInfer<T>, last: NoInfer<T>): boolean {
  return !isBefore<Time>(one, first) && !isAfter<Time>(one, last);
}

export function earlier<T extends Time>(one: T, other: NoInfer<T>): T {
  return isBefore<Time>(other, one) ? other : one;
}

export function later<T extends Time>(one: T, other: NoInfer<T>): T {
  return isAfter<Time>(other, one) ? other : one;
}

/** Of those that are known. */
export function earliestOf<T extends Time>(times: readonly (T | undefined)[]): T | undefined {
  return times.filter((each) => each !== undefined).toSorted(compareTimes<Time>)[0];
}

/** Of those that are known. */
export function latestOf<T extends Time>(times: readonly (T | undefined)[]): T | undefined {
  return times
    .filter((each) => each !== undefined)
    .toSorted(compareTimes<Time>)
    .at(-1);
}

/** Orders instants, or dates, the earliest first. */
export function compareTimes<T extends Time>(one: T, other: NoInfer<T>): number {
  if (one instanceof Temporal.Instant && other instanceof Temporal.Instant) {
    return Temporal.Instant.compare(one, other);
  }
  if (one instanceof Temporal.PlainDate && other instanceof Temporal.PlainDate) {
    return Temporal.PlainDate.compare(one, other);
  }
  throw new TypeError('An instant and a date cannot be compared.');
}
