/* Random lives of people through which a case has to find its way. */
import fc from 'fast-check';
import type { Candidate, Path } from '../../../../src/features/prepare/escalations/escalation.ts';
import { addWorkingMinutes } from '../../../../src/features/prepare/escalations/working-time.ts';
import {
  type Availability,
  isAwayOn,
} from '../../../../src/features/teams/calendars/quiet-hours.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { defaultAvailability } from '../../../support/availability.ts';
import { HANNAH, inHours, MIA, TOM } from './case-builders.ts';

/** Who is there when, and what people do; hours are counted from the first moment. */
export type Life = {
  people: Record<string, Availability & { leavesAt: number }>;
  acts: readonly { at: number; what: 'take' | 'hand-up' | 'settle' }[];
  vacant: readonly ('champion' | 'owner')[];
  asker: UserId;
  isCritical: boolean;
};

const hour = fc.integer({ min: 0, max: 23 });
const someone = fc
  .record({
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Auckland',
    ),
    from: hour,
    length: fc.integer({ min: 1, max: 12 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    away: fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 })), {
      maxLength: 2,
    }),
    leavesAt: fc.oneof(
      { weight: 3, arbitrary: fc.constant(1e6) },
      fc.integer({ min: 0, max: 400 }),
    ),
  })
  .map(({ timeZone, from, length, weekdays, away, leavesAt }) => ({
    ...defaultAvailability(timeZone),
    from: Temporal.PlainTime.from({ hour: from }),
    until: Temporal.PlainTime.from({ hour: (from + length) % 24 }),
    calendar: { weekdays, holidays: new Set<string>() },
    away: away.map(([start, days]) => {
      const fromOn = Temporal.PlainDate.from('2027-01-01').add({ days: start });
      return { fromOn, toOn: fromOn.add({ days }) };
    }),
    leavesAt,
  }));
export const lives: fc.Arbitrary<Life> = fc.record({
  people: fc.record({ UMIA: someone, UBACK: someone, UTOM: someone, ULENA: someone }),
  acts: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 500 }),
      what: fc.constantFrom('take', 'hand-up', 'settle'),
    }),
    { maxLength: 4 },
  ),
  vacant: fc.uniqueArray(fc.constantFrom('champion', 'owner'), { maxLength: 2 }),
  asker: fc.constantFrom(HANNAH, MIA, TOM),
  isCritical: fc.boolean(),
});

/** What the stores would say at that hour: the champion's stand-in is asked while the champion is away. */
export function pathAt(life: Life, hours: number): Path {
  const now = inHours(hours);
  const find = (ids: readonly string[]): Candidate => {
    let missing: 'nobody' | 'away' | 'left' = 'nobody';
    for (const id of ids) {
      const person = life.people[id];
      if (person === undefined) continue;
      if (person.leavesAt <= hours) missing = 'left';
      else if (isAwayAt(person, now)) missing = 'away';
      else return { personId: id as UserId, takeBy: addWorkingMinutes(now, 120, person) };
    }
    return { missing };
  };
  const lead = life.people.ULENA;
  return {
    champion: life.vacant.includes('champion') ? { missing: 'nobody' } : find(['UMIA', 'UBACK']),
    owner: life.vacant.includes('owner') ? { missing: 'nobody' } : find(['UTOM']),
    leadBy: lead && addWorkingMinutes(now, 120, lead),
  };
}

export function isAwayAt(person: Availability, now: Temporal.Instant): boolean {
  return isAwayOn(now.toZonedDateTimeISO(person.timeZone).toPlainDate(), person);
}
