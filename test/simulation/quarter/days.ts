/* Days as they are written, 2027-03-28: compared as words, counted at noon so that no clock change matters. */

const zones = new Map<string, Map<number, string>>();
/** Every midnight falls on one of these. */
const QUARTER_MS = 900_000;

/** The day at a place; milliseconds since 1970. */
export function dayAt(milliseconds: number, zone: string): string {
  const zoned = zones.get(zone) ?? new Map<number, string>();
  zones.set(zone, zoned);
  const quarter = Math.floor(milliseconds / QUARTER_MS);
  const known = zoned.get(quarter);
  if (known !== undefined) return known;
  if (zoned.size > 20_000) zoned.clear();
  const day = Temporal.Instant.fromEpochMilliseconds(milliseconds)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
  zoned.set(quarter, day);
  return day;
}

export function dayPlus(day: string, days: number): string {
  const noon = Date.parse(`${day}T12:00:00Z`) + days * 86_400_000;
  return new Date(noon).toISOString().slice(0, 10);
}

/** Days from one to the other; less than 0 where the other comes first. */
export function daysFrom(day: string, to: string): number {
  return (Date.parse(`${to}T12:00:00Z`) - Date.parse(`${day}T12:00:00Z`)) / 86_400_000;
}

export const firstOf = (days: readonly string[]): string | undefined => days.toSorted()[0];
export const lastOf = (days: readonly string[]): string | undefined => days.toSorted().at(-1);

/** The day after so many working days from Monday to Friday without these days off. */
export function workingDaysAfter(day: string, count: number, off: ReadonlySet<string>): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = dayPlus(at, 1);
    const weekday = new Date(`${at}T12:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !off.has(at)) left -= 1;
  }
  return at;
}
