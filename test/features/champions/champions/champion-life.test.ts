import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Champion,
  championState,
  championsOf,
  hoursEndSoon,
  protectedHoursActive,
} from '../../../../src/features/champions/champions/champion.ts';
import {
  acceptRole,
  confirmChampion,
  declineRole,
  lapse,
  refuseNomination,
  stepDown,
  withdrawNomination,
} from '../../../../src/features/champions/champions/champion-step.ts';
import { approveHours } from '../../../../src/features/champions/nominations/nomination.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import {
  aChampion,
  aTeam,
  BAO,
  CLAIMS,
  LENA,
  leadIds,
  MARA,
  MIA,
  monday,
  SAM,
} from './champion-builders.ts';

const on = (text: string) => Temporal.PlainDate.from(text);

describe('protected hours', () => {
  it('count from their first to their last day and never after the role has ended', () => {
    const champion = aChampion();
    const active = (date: string) => protectedHoursActive(champion, on(date));
    expect(['2026-11-08', '2026-11-09', '2027-02-28', '2027-03-01'].map(active)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const ended = { how: 'handed-over', cause: undefined, at: monday, reason: '' } as const;
    expect(protectedHoursActive({ ...champion, ended }, on('2026-11-10'))).toBe(false);
    expect(protectedHoursActive({ ...champion, hours: undefined }, on('2026-11-10'))).toBe(false);
  });

  it('ask to be renewed two weeks before they end', () => {
    const soon = (date: string) => hoursEndSoon(aChampion(), on(date));
    expect(['2027-02-13', '2027-02-14', '2027-02-28', '2027-03-01'].map(soon)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

it('a team’s desk is its champion in office and the back-ups in the order of their yes', () => {
  const later = { by: MIA, at: monday.add({ hours: 1 }) };
  const desk = championsOf(CLAIMS, [
    aChampion({ id: 'b2', personId: MIA, role: 'back-up', accepted: later }),
    aChampion({ id: 'b1', personId: SAM, role: 'back-up' }),
    aChampion({ id: 'b3', personId: LENA, role: 'back-up', accepted: undefined }),
    aChampion(),
  ]);
  expect(desk.champion?.personId).toBe(BAO);
  expect(desk.backUps.map((backUp) => backUp.personId)).toEqual([SAM, MIA]);
});

const person = fc.constantFrom<UserId>(LENA, SAM, MARA, BAO, MIA);
const move = fc.oneof(
  fc.record({
    act: fc.constant('hours' as const),
    by: person,
    weeks: fc.integer({ min: 0, max: 8 }),
  }),
  fc.record({
    act: fc.constantFrom('confirm' as const, 'accept' as const, 'decline' as const),
    by: person,
  }),
  fc.record({
    act: fc.constantFrom('refuse' as const, 'withdraw' as const, 'stepDown' as const),
    by: person,
  }),
  fc.record({ act: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
  fc.constant({ act: 'deactivate' as const }),
);

/** Most lives get some way along the straight path first. */
const straight = [
  { act: 'hours' as const, by: MARA, weeks: 6 },
  { act: 'confirm' as const, by: LENA },
  { act: 'accept' as const, by: BAO },
];
const moves = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.array(move, { maxLength: 30 }))
  .map(([steps, rest]) => [...straight.slice(0, steps), ...rest]);

/** What may follow what; hours may be renewed anywhere before the end. */
const follows: Record<string, readonly string[]> = {
  nominated: ['nominated', 'hours-approved', 'declined', 'not-approved', 'withdrawn', 'lapsed'],
  'hours-approved': [
    'hours-approved',
    'confirmed',
    'declined',
    'not-approved',
    'withdrawn',
    'lapsed',
  ],
  confirmed: ['confirmed', 'active', 'declined', 'not-approved', 'withdrawn', 'lapsed'],
  active: ['active', 'lapsed'],
  lapsed: ['lapsed', 'hours-approved', 'confirmed', 'active'],
  declined: ['declined'],
  'not-approved': ['not-approved'],
  withdrawn: ['withdrawn'],
};

it('a champion’s life never skips a step, and nobody in it approves their own hours', () => {
  fc.assert(
    fc.property(moves, (steps) => {
      let champion: Champion = aChampion({
        hours: undefined,
        confirmed: undefined,
        accepted: undefined,
      });
      let today = on('2026-11-09');
      let isDeactivated = false;
      const state = () => ({ team: aTeam(), leadIds, others: [champion], now: monday, today });
      for (const step of steps) {
        const before = championState(champion);
        if (step.act === 'wait') today = today.add({ days: step.days });
        if (step.act === 'deactivate') isDeactivated = true;
        if (step.act === 'hours') {
          const hours = { perWeek: 4, fromOn: today, untilOn: today.add({ weeks: step.weeks }) };
          const outcome = approveHours(champion, hours, step.by, state());
          if (outcome.kind === 'approved') champion = outcome.champion;
        }
        const outcome =
          step.act === 'confirm'
            ? confirmChampion(champion, step.by, leadIds, monday)
            : step.act === 'accept'
              ? acceptRole(champion, step.by, monday, today)
              : step.act === 'decline'
                ? declineRole(champion, step.by, 'No', monday)
                : step.act === 'refuse'
                  ? refuseNomination(champion, step.by, 'No', state())
                  : step.act === 'withdraw'
                    ? withdrawNomination(champion, step.by, monday)
                    : step.act === 'stepDown'
                      ? stepDown(champion, step.by, { reason: 'No', leadIds, now: monday })
                      : undefined;
        if (outcome?.kind === 'done') champion = outcome.champion;
        champion = lapse(champion, isDeactivated, monday, today) ?? champion;

        const after = championState(champion);
        expect(follows[before]).toContain(after);
        if (after === 'active') {
          expect(champion.accepted?.by).toBe(BAO);
          expect(champion.hours?.by).toBe(MARA);
          expect(leadIds).toContain(champion.confirmed?.by);
          expect(protectedHoursActive(champion, today)).toBe(true);
          expect(isDeactivated).toBe(false);
        }
      }
    }),
    { numRuns: 500 },
  );
});
