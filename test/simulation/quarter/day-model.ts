/* Days and wall clocks as the oracle reckons them: by ISO dates and minutes of the day, with no rule of the product's. */

/** A moment where somebody is: their date, and the milliseconds that their clock has counted since midnight. */
export type Local = { at: number; date: string; clock: number; weekday: number };

const MINUTE_MS = 60_000;
/** Every hour of opening, every midnight and every change of a clock falls on one of these. */
const GRID_MINUTES = 15;

/** Now, and each quarter of an hour of the next two hours. */
export function momentsOf(now: Temporal.Instant, hours: number): number[] {
  const from = now.epochMilliseconds;
  const step = GRID_MINUTES * MINUTE_MS;
  const moments = [from];
  const last = from + hours * 60 * MINUTE_MS;
  for (let at = Math.floor(from / step) * step + step; at <= last; at += step) moments.push(at);
  return moments.at(-1) === last ? moments : [...moments, last];
}

/** Of one look some hundred people ask about the same moments. */
const locals = new Map<string, Map<number, Local>>();
const LOCALS_AT_MOST = 500;

export function localAt(at: number, zone: string): Local {
  const zoned = locals.get(zone) ?? new Map<number, Local>();
  locals.set(zone, zoned);
  const before = zoned.get(at);
  if (before !== undefined) return before;
  if (zoned.size >= LOCALS_AT_MOST) zoned.clear();
  const fresh = reckonLocal(at, zone);
  zoned.set(at, fresh);
  return fresh;
}

function reckonLocal(at: number, zone: string): Local {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const { hour, minute, second, millisecond } = there;
  return {
    at,
    date: there.toPlainDate().toString(),
    clock: ((hour * 60 + minute) * 60 + second) * 1000 + millisecond,
    weekday: there.dayOfWeek,
  };
}

/** "09:30" in milliseconds since midnight. */
export function clockOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}

const dayBefore = Temporal.PlainDate.from('1970-01-01').subtract({ days: 1 });
const numbers = new Map<string, { number: number; weekday: number }>();
const dates = new Map<number, string>();

function known(date: string): { number: number; weekday: number } {
  const before = numbers.get(date);
  if (before !== undefined) return before;
  const day = Temporal.PlainDate.from(date);
  const number = dayBefore.until(day).days;
  const fresh = { number, weekday: day.dayOfWeek };
  numbers.set(date, fresh);
  dates.set(number, date);
  return fresh;
}

/** The date so many days later, or earlier. */
export function plusDays(date: string, days: number): string {
  const number = known(date).number + days;
  const there = dates.get(number) ?? dayBefore.add({ days: number }).toString();
  known(there);
  return there;
}

/** 1 is Monday. */
export const weekdayOf = (date: string): number => known(date).weekday;

export const mondayOf = (date: string): string => plusDays(date, 1 - weekdayOf(date));

/** The days on which somebody works. */
export type Week = { weekdays: readonly number[]; off: ReadonlySet<string> };

export const worksOn = (date: string, { weekdays, off }: Week): boolean =>
  weekdays.includes(weekdayOf(date)) && !off.has(date);

/** So many working days later; the date itself is not counted. */
export function plusWorkingDays(date: string, count: number, week: Week): string {
  let day = date;
  for (let left = count; left > 0; ) {
    day = plusDays(day, 1);
    if (worksOn(day, week)) left -= 1;
  }
  return day;
}
