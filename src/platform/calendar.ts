/* Which of two moments or days comes first, and which day it is somewhere. */
type Time = Temporal.Instant | Temporal.PlainDate;

type Day = { date: Temporal.PlainDate; from: number; until: number };

/** The days that were asked for at each place, by the day in UTC: today, and the days of what is stored. */
const knownDays = new Map<string, Map<number, readonly Day[]>>();
const KNOWN_AT_EACH = 1_000;
const DAY_MS = 86_400_000;

/** The date that an instant has at a place. */
export function dateAt(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  const at = instant.epochMilliseconds;
  const number = Math.floor(at / DAY_MS);
  const known = knownDays.get(timeZone)?.get(number) ?? [];
  for (const { date, from, until } of known) if (at >= from && at < until) return date;
  const day = dayAround(instant, timeZone);
  if (day.until > day.from) keepDay(timeZone, number, [...known, day]);
  return day.date;
}

function keepDay(timeZone: string, number: number, days: readonly Day[]): void {
  const ofPlace = knownDays.get(timeZone) ?? new Map<number, readonly Day[]>();
  if (ofPlace.size >= KNOWN_AT_EACH) ofPlace.clear();
  knownDays.set(timeZone, ofPlace.set(number, days));
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
