/* On which day a gate may open: by the calendar, with its pauses, and behind the freezes. */
import { dayAt, dayPlus, daysFrom, firstOf, lastOf } from './days.ts';
import type { GateRows, Place } from './gate-rows.ts';

export const PHASES = ['assessment', 'infrastructure', 'expansion', 'broad', 'sustained'];
const USUAL_PACE = 7;

export function isFrozenOn({ freezes }: GateRows, today: string): boolean {
  return freezes.some(
    ({ from, until, lifted }) =>
      lifted === null && from <= today && (until === null || today <= until),
  );
}

/** Its day by the calendar, later by the days that stood still and by the freezes that lie on it. */
export function opensOnOf(all: GateRows, place: Place, key: string, now: number): string {
  const wave = /^wave-(\d+)$/.exec(key)?.[1];
  const leaving = PHASES.indexOf(key.replace('leaving-', ''));
  const behind = PHASES[Math.min(leaving + 1, PHASES.length - 1)] ?? 'sustained';
  const phase = wave === undefined ? behind : wave === '0' ? 'expansion' : 'broad';
  const first = movedBack(all, place, phase, now);
  const planned = all.planned.find(({ number }) => `${number}` === wave)?.on;
  return unfrozenFrom(all, lastOf([first, planned ?? first]) ?? first);
}

function movedBack({ pauses }: GateRows, place: Place, phase: string, now: number): string {
  const planned = dayPlus(place.startsOn, USUAL_PACE * ((place.pace[phase] ?? 1) - 1));
  const today = dayAt(now, place.zone);
  const spans = pauses.map(({ from, until }) => ({
    from: dayAt(from, place.zone),
    until: until === null ? today : dayAt(until, place.zone),
  }));
  let day = planned;
  // Days that stood still before it move it, and may move it behind further ones.
  for (let moved = -1; moved !== daysFrom(planned, day); ) {
    moved = daysFrom(planned, day);
    const until = firstOf([day, today]) ?? day;
    const still = spans.map((span) => {
      const from = lastOf([span.from, place.startsOn]) ?? span.from;
      return Math.max(0, daysFrom(from, firstOf([span.until, until]) ?? until));
    });
    day = dayPlus(
      planned,
      still.reduce((sum, one) => sum + one, 0),
    );
  }
  return day;
}

/** Behind an incident without an end nobody knows the day, and the planned one stands. */
function unfrozenFrom(all: GateRows, planned: string): string {
  const inForce = all.freezes.filter(({ lifted }) => lifted === null);
  let day = planned;
  for (;;) {
    const over = inForce.filter(
      ({ from, until }) => from <= day && (until === null || day <= until),
    );
    if (over.length === 0) return day;
    if (over.some(({ until }) => until === null)) return planned;
    day = dayPlus(lastOf(over.map(({ until }) => until ?? '')) ?? day, 1);
  }
}
