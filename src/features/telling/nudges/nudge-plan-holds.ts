import type { UserId } from '../../../platform/ids.ts';
import type { Availability } from '../../teams/calendars/quiet-hours.ts';
import type { PlannedNudge } from './nudge.ts';

/** What comes later than this is left to a later sweep, which knows more. */
export const AHEAD = Temporal.Duration.from({ hours: 2 });

/** Whose hours begin so early has the next day's message near before the day has ended, by any clock. */
const EARLY = Temporal.PlainTime.from('04:00');

/**
 * Up to which moment, not included, a plan made at `now` would be made again, and the same of it be near,
 * unless something is written: until a day ends for one of its people, a message that was far comes near, or
 * a status ends. A message that is near is made up; when its hours end unused, the next day's is not near yet. In milliseconds since the epoch; `now` where it cannot be said.
 */
export function holdsUntil(
  {
    planned,
    availability,
    statusEnds,
  }: {
    planned: Iterable<PlannedNudge>;
    availability: ReadonlyMap<UserId, Availability>;
    /** When statuses end that are known at `now`, in milliseconds since the epoch. */
    statusEnds: readonly number[];
  },
  now: Temporal.Instant,
): number {
  const at = now.epochMilliseconds;
  const horizon = now.add(AHEAD).epochMilliseconds;
  const endOf = endsOfHours();
  let until = Math.min(
    nextMidnight(availability.values(), now),
    ...statusEnds.filter((one) => one > at),
  );
  for (const { personId, sendAt, sendOn, isUrgent } of planned) {
    const person = availability.get(personId);
    if (isUrgent || person === undefined || isOvernight(person)) return at;
    if (sendAt.epochMilliseconds <= horizon && !isEarly(person)) continue;
    const sendsAt = sendAt.epochMilliseconds;
    const ends = sendsAt > horizon ? sendsAt - (horizon - at) : endOf(person, sendOn);
    if (ends < until) until = ends;
  }
  return until;
}

/** The first midnight at any of the people's places, or by UTC, by which messages are counted. */
function nextMidnight(people: Iterable<Availability>, now: Temporal.Instant): number {
  const zones = new Set(['UTC']);
  for (const { timeZone } of people) zones.add(timeZone);
  const midnights = [...zones].map(
    (zone) =>
      now.toZonedDateTimeISO(zone).startOfDay().add({ days: 1 }).startOfDay().epochMilliseconds,
  );
  return Math.min(...midnights);
}

function isOvernight({ from, until }: Availability): boolean {
  return Temporal.PlainTime.compare(until, from) <= 0;
}

function isEarly({ from }: Availability): boolean {
  return Temporal.PlainTime.compare(from, EARLY) < 0;
}

/** Many people share their hours, and their messages a few days. */
function endsOfHours(): (person: Availability, on: Temporal.PlainDate) => number {
  const known = new Map<Availability, Map<string, number>>();
  return (person, on) => {
    const byDay = known.get(person) ?? new Map<string, number>();
    known.set(person, byDay);
    const day = on.toString();
    const end =
      byDay.get(day) ??
      on.toZonedDateTime({ timeZone: person.timeZone, plainTime: person.until }).epochMilliseconds;
    byDay.set(day, end);
    return end;
  };
}
