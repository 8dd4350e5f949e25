import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askedPeople,
  type Candidate,
  currentStep,
  dueMove,
  type Escalation,
  LONGEST_SETTLING,
  LONGEST_WAIT,
  type Move,
  nextStep,
  type Path,
  settleLimit,
  tierAbove,
  tiers,
} from '../../../../src/features/prepare/escalations/escalation.ts';
import { addWorkingMinutes } from '../../../../src/features/prepare/escalations/working-time.ts';
import {
  type Availability,
  isAwayOn,
} from '../../../../src/features/teams/calendars/quiet-hours.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { defaultAvailability } from '../../../support/availability.ts';
import { aCase, HANNAH, inHours, LENA, MIA, TOM, untouched } from './case-builders.ts';

type World = {
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
const worlds: fc.Arbitrary<World> = fc.record({
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
function pathAt(world: World, hours: number): Path {
  const now = inHours(hours);
  const find = (ids: readonly string[]): Candidate => {
    let missing: 'nobody' | 'away' | 'left' = 'nobody';
    for (const id of ids) {
      const person = world.people[id];
      if (person === undefined) continue;
      if (person.leavesAt <= hours) missing = 'left';
      else if (isAwayAt(person, now)) missing = 'away';
      else return { personId: id as UserId, takeBy: addWorkingMinutes(now, 120, person) };
    }
    return { missing };
  };
  const lead = world.people.ULENA;
  return {
    champion: world.vacant.includes('champion') ? { missing: 'nobody' } : find(['UMIA', 'UBACK']),
    owner: world.vacant.includes('owner') ? { missing: 'nobody' } : find(['UTOM']),
    leadBy: lead && addWorkingMinutes(now, 120, lead),
  };
}

function isAwayAt(person: Availability, now: Temporal.Instant): boolean {
  return isAwayOn(now.toZonedDateTimeISO(person.timeZone).toPlainDate(), person);
}

function play(world: World, check: (escalation: Escalation, hours: number) => void): void {
  let escalation: Escalation = { ...aCase(), askerId: world.asker, steps: [] };
  const go = (move: Move, hours: number) => {
    const before = escalation.steps.at(-1);
    const fresh = nextStep(
      {
        ...move,
        askerId: world.asker,
        asked: askedPeople(escalation),
        number: escalation.steps.length + 1,
        now: inHours(hours),
      },
      pathAt(world, hours),
    );
    // No tier is left out without a word: those between where it set out and where it stops are named.
    const passed = tiers.slice(tiers.indexOf(move.from), tiers.indexOf(fresh.tier));
    expect(fresh.skipped.map(({ tier }) => tier)).toEqual(passed);
    if (before !== undefined)
      expect(tiers.indexOf(fresh.tier)).toBeGreaterThanOrEqual(tiers.indexOf(before.tier));
    escalation = { ...escalation, steps: [...escalation.steps, { ...fresh, ...untouched }] };
  };
  go({ because: world.isCritical ? 'critical' : 'raised', from: 'champion' }, 0);
  for (let hours = 0; hours <= 600; hours += 1) {
    for (let rounds = 0; ; rounds += 1) {
      expect(rounds).toBeLessThan(5);
      const { taken, personId } = currentStep(escalation);
      const person = world.people[taken?.by ?? personId ?? ''];
      const now = inHours(hours);
      const responsible = {
        hasLeft: person !== undefined && person.leavesAt <= hours,
        isAway: person !== undefined && isAwayAt(person, now),
      };
      const move = dueMove(escalation, responsible, now);
      if (move === undefined) break;
      go(move, hours);
    }
    check(escalation, hours);
    for (const { what } of world.acts.filter(({ at }) => at === hours)) {
      const step = currentStep(escalation);
      const by = step.taken?.by ?? step.personId ?? LENA;
      const person = world.people[by];
      if (escalation.resolved !== undefined || person === undefined) continue;
      if (what === 'settle') {
        const resolved = { by, at: inHours(hours), finding: 'wrong', answer: '' } as const;
        escalation = { ...escalation, resolved };
      } else if (what === 'hand-up' && step.tier !== 'lead') {
        go({ because: 'handed-up', from: tierAbove(step.tier) }, hours);
      } else if (what === 'take' && step.taken === undefined) {
        const now = inHours(hours);
        const taken = {
          taken: { by, at: now },
          settleBy: settleLimit(now, addWorkingMinutes(now, 480, person)),
        };
        escalation = {
          ...escalation,
          steps: [...escalation.steps.slice(0, -1), { ...step, ...taken }],
        };
      }
    }
  }
}

describe('whatever people do and whenever they are there', () => {
  it('an open case has exactly one person who is there, or stands before the leads, within its limit', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        play(world, (escalation, hours) => {
          if (escalation.resolved !== undefined) return;
          const { tier, personId, taken, takeBy, settleBy, askedAt } = currentStep(escalation);
          const limit = taken === undefined ? takeBy : settleBy;
          const longest = taken === undefined ? LONGEST_WAIT : LONGEST_SETTLING;
          const since = taken?.at ?? askedAt;
          expect(limit).toBeDefined();
          expect(Temporal.Instant.compare(limit ?? since, since.add(longest))).toBeLessThanOrEqual(
            0,
          );
          if (tier === 'lead') return;
          expect(personId).toBeDefined();
          expect(personId).not.toBe(world.asker);
          const person = world.people[personId ?? ''];
          expect(person?.leavesAt).toBeGreaterThan(hours);
          expect(person && isAwayAt(person, inHours(hours))).toBe(false);
          expect(Temporal.Instant.compare(limit ?? since, inHours(hours))).toBe(1);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('nobody is asked twice about the same case', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        play(world, (escalation) => {
          const asked = escalation.steps.flatMap(({ personId }) => personId ?? []);
          expect(new Set(asked).size).toBe(asked.length);
        });
      }),
      { numRuns: 40 },
    );
  });
});
