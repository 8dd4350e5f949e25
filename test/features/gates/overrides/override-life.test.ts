import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Deciders } from '../../../../src/features/gates/overrides/deciders.ts';
import { isActive, type Override } from '../../../../src/features/gates/overrides/override.ts';
import {
  decideOverride,
  overrideEndDue,
  withdrawOverride,
} from '../../../../src/features/gates/overrides/override-decision.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { anOverride, LENA, OLGA, SAM } from '../gates/gate-builders.ts';
import { overrideState } from './override-state.ts';

const start = Temporal.Instant.from('2027-01-11T09:00:00Z');
const person = fc.constantFrom<UserId>(LENA, OLGA, SAM, 'U-BAO' as UserId);
const roles = fc.record({
  leadIds: fc.uniqueArray(person),
  sponsorIds: fc.uniqueArray(person),
  awayUntil: fc.constant(new Map()),
});
const step = fc.oneof(
  fc.record({ act: fc.constant('approve' as const), by: person }),
  fc.record({ act: fc.constant('decline' as const), by: person }),
  fc.record({ act: fc.constant('withdraw' as const), by: person }),
  fc.record({ act: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ act: fc.constant('roles' as const), deciders: roles }),
  fc.record({ act: fc.constant('judge' as const), passes: fc.boolean() }),
);

/** The few moves that an override may make; everything else stays where it is. */
const allowed: Record<string, readonly string[]> = {
  waiting: ['waiting', 'active', 'expired', 'declined', 'withdrawn', 'lapsed'],
  active: ['active', 'expired', 'fulfilled'],
  lapsed: ['lapsed', 'withdrawn'],
  declined: ['declined'],
  withdrawn: ['withdrawn'],
  expired: ['expired'],
  fulfilled: ['fulfilled'],
};

it('an override moves only along its few paths, and never by its requester or without a role', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let override: Override = anOverride({ decision: undefined });
      let deciders: Deciders = { leadIds: [LENA, SAM], sponsorIds: [OLGA], awayUntil: new Map() };
      let now = start;
      const today = () => now.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
      for (const move of steps) {
        const before = overrideState(override, now, today());
        if (move.act === 'wait') now = now.add({ hours: move.hours });
        if (move.act === 'roles') deciders = move.deciders;
        if (move.act === 'judge') {
          const unmet = move.passes ? [] : override.criteria;
          const ended = overrideEndDue(override, unmet, now, today());
          if (ended !== undefined) override = { ...override, ended };
        }
        if (move.act === 'withdraw') {
          const outcome = withdrawOverride(override, move.by, now);
          if (outcome.kind === 'decided') {
            expect(move.by).toBe(LENA);
            override = outcome.override;
          }
        }
        if (move.act === 'approve' || move.act === 'decline') {
          const kind = move.act === 'approve' ? 'approved' : 'declined';
          const decision = { kind, by: move.by, why: 'Because' } as const;
          const state = { deciders, opensOn: undefined, now, today: today() };
          const outcome = decideOverride(override, decision, state);
          if (outcome.kind === 'decided') {
            expect(before).toBe('waiting');
            expect(move.by).not.toBe(LENA);
            expect([...deciders.leadIds, ...deciders.sponsorIds]).toContain(move.by);
            // A second lead never passes a sponsor by who could be reached in time.
            const inTime = now.since(override.requestedAt).total('hours') < 72;
            const others = deciders.sponsorIds.filter(
              (id) => !deciders.leadIds.includes(id) && id !== LENA,
            );
            if (inTime && others.length > 0) expect(others).toContain(move.by);
            override = outcome.override;
          }
        }
        const after = overrideState(override, now, today());
        expect(allowed[before]).toContain(after);
        expect(isActive(override, today())).toBe(after === 'active');
      }
    }),
    { numRuns: 500 },
  );
});

it('an approved override goes on until all of its criteria pass, and not only the first of them', () => {
  const now = start;
  const today = Temporal.PlainDate.from('2027-01-11');
  const override = {
    ...anOverride({ criteria: ['champions.every-team', 'readiness.every-team'] }),
    decision: { kind: 'approved', by: SAM, at: now, why: '' },
  } as const;
  expect(overrideEndDue(override, ['readiness.every-team'], now, today)).toBeUndefined();
  expect(overrideEndDue(override, [], now, today)).toEqual({ how: 'fulfilled', at: now });
});
