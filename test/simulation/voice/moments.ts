/* The next days as wall clocks show them, by quarters of an hour, reckoned from the offsets of a zone alone. */
import type { Local } from '../quarter/day-model.ts';

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** Now, and each quarter of an hour of the next days. */
export function localsFrom(now: number, days: number, zone: string): Local[] {
  const moments = [now];
  const first = Math.floor(now / QUARTER_MS) * QUARTER_MS + QUARTER_MS;
  for (let at = first; at <= now + days * DAY_MS; at += QUARTER_MS) moments.push(at);
  let changes = Number.NEGATIVE_INFINITY;
  let offset = 0;
  return moments.map((at) => {
    if (at >= changes) {
      const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      offset = there.offsetNanoseconds / 1e6;
      const next = there.getTimeZoneTransition('next');
      changes = next?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    }
    return wallClock(at, offset);
  });
}

function wallClock(at: number, offset: number): Local {
  const shown = at + offset;
  const day = Math.floor(shown / DAY_MS);
  return { at, date: dateOf(day), clock: shown - day * DAY_MS, weekday: ((day + 3) % 7) + 1 };
}

const dates = new Map<number, string>();

function dateOf(day: number): string {
  const known = dates.get(day) ?? new Date(day * DAY_MS).toISOString().slice(0, 10);
  dates.set(day, known);
  return known;
}
