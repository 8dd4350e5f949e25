/* When somebody comes: often at the very moment at which something begins or ends, or just before or behind it. */
import type { Look } from '../quarter/gate-look.ts';
import { PEOPLE } from './beginning.ts';
import type { Yard } from './gate-yard.ts';

const HOUR = 3_600_000;
const SPONSORS_FIRST = 72 * HOUR;
const NEAR_MS = [-1, 0, 0, 1];

export function nextMoment({ clock, dice }: Yard, look: Look): Temporal.Instant {
  const now = clock.now().epochMilliseconds;
  const edges = edgesOf(look, now)
    .map((at) => at + (dice.pick(NEAR_MS) ?? 0))
    .filter((at) => at > now && at < now + 20 * 24 * HOUR);
  const edge = dice.pick(edges);
  if (edge !== undefined && dice.chance(0.35)) return Temporal.Instant.fromEpochMilliseconds(edge);
  const wait = dice.pick([0, 60_000, HOUR, 7 * HOUR, 30 * HOUR, 70 * HOUR]) ?? HOUR;
  return clock.now().add({ milliseconds: wait + dice.below(1000) });
}

function edgesOf({ all, place, models }: Look, now: number): number[] {
  const midnight = (on: string, days = 0) =>
    Temporal.PlainDate.from(on).add({ days }).toZonedDateTime(place.zone).epochMilliseconds;
  return [
    midnight(place.startsOn),
    ...all.overrides
      .filter(({ ended }) => ended === null)
      .flatMap(({ requestedAt, answerBy, expiresOn }) => [
        requestedAt + SPONSORS_FIRST,
        answerBy,
        midnight(expiresOn),
        midnight(expiresOn, 1),
      ]),
    ...all.freezes.flatMap(({ from, until }) => [
      midnight(from),
      ...(until === null ? [] : [midnight(until), midnight(until, 1)]),
    ]),
    ...[...models.values()].map(({ opensOn }) => midnight(opensOn)),
    ...PEOPLE.map((id) => all.backAt(id, now)),
  ];
}
