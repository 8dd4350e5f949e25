import type { Verdict } from '../../../../src/features/contract/criterion.ts';
import type { JudgedCriterion } from '../../../../src/features/gates/gates/gate-verdict.ts';
import type { Override } from '../../../../src/features/gates/overrides/override.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

export const LENA = 'U-LENA' as UserId;
export const SAM = 'U-SAM' as UserId;
export const OLGA = 'U-OLGA' as UserId;

export function aCriterion(name: string, verdict: Verdict): JudgedCriterion {
  return {
    name,
    version: 1,
    asks: `Is ${name} shown?`,
    threshold: undefined,
    judgement: { verdict, measured: 'Counted.', n: 1, settledBy: '', obliges: [] },
  };
}

/** An override of wave 2, asked by Lena and approved by the sponsor Olga. */
export function anOverride(change: Partial<Override> = {}): Override {
  return {
    id: 'o1',
    gate: 'wave-2',
    criteria: ['learnings.must'],
    found: undefined,
    change: undefined,
    reason: 'The customer event is on Monday.',
    risk: 'Escalations outside office hours reach nobody.',
    requestedBy: LENA,
    requestedAt: Temporal.Instant.from('2027-01-11T09:00:00Z'),
    asked: [OLGA],
    answerBy: Temporal.Instant.from('2027-01-16T09:00:00Z'),
    expiresOn: Temporal.PlainDate.from('2027-02-03'),
    reviewedAfter: 'broad',
    decision: {
      kind: 'approved',
      by: OLGA,
      at: Temporal.Instant.from('2027-01-11T12:00:00Z'),
      why: '',
    },
    ended: undefined,
    review: undefined,
    ...change,
  };
}
