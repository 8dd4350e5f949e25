import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../../../src/features/contract/criterion.ts';
import type { Gate } from '../../../../src/features/contract/gate.ts';
import {
  criteriaToFreeze,
  judgeFrozen,
} from '../../../../src/features/gates/gates/gate-criteria.ts';
import { judgeGate } from '../../../../src/features/gates/gates/gate-verdict.ts';
import { editGate, freezeGate } from '../../../../src/features/gates/gates/gate-version.ts';
import type { RolloutId } from '../../../../src/platform/ids.ts';
import { aCriterion, anOverride, LENA } from './gate-builders.ts';

type ReadContext = { score: number };
const wave1: Gate = { kind: 'wave', rolloutId: 'R1' as RolloutId, wave: 1, teamIds: [] };
const leaving: Gate = { kind: 'phase', rolloutId: 'R1' as RolloutId, leaving: 'assessment' };
const freezing = { at: Temporal.Instant.from('2026-12-14T09:00:00Z'), by: LENA, reason: 'Wave 1' };

function readiness(version = 1): Criterion<ReadContext> {
  return {
    name: 'readiness.score',
    version,
    asks: 'Is every team ready?',
    threshold: { default: 70, unit: 'points', means: 'the lowest score' },
    appliesTo: (gate) => gate.kind === 'wave',
    judge: (reading, _gate, threshold) => ({
      verdict: reading.score >= threshold ? 'pass' : 'fail',
      measured: `${reading.score} points`,
      n: 1,
      settledBy: '',
      obliges: [],
    }),
  };
}
const champions: Criterion<ReadContext> = {
  name: 'champions.certified',
  version: 1,
  asks: 'Has every team a champion?',
  threshold: undefined,
  appliesTo: () => true,
  judge: () => ({ verdict: 'pass', measured: '1 of 1', n: 1, settledBy: '', obliges: [] }),
};

describe('the criteria of a gate', () => {
  it('are those that apply to it, with the rollout’s own thresholds', () => {
    const all = [readiness(), champions];
    expect(criteriaToFreeze(all, leaving, new Map()).map((c) => c.name)).toEqual([
      'champions.certified',
    ]);
    const thresholds = new Map([['readiness.score', 60]]);
    expect(criteriaToFreeze(all, wave1, new Map())[0]?.threshold?.value).toBe(70);
    expect(criteriaToFreeze(all, wave1, thresholds)[0]?.threshold?.value).toBe(60);
  });

  it('are judged as they were frozen, though thresholds and criteria change later', () => {
    const frozen = freezeGate(
      'wave-1',
      criteriaToFreeze([readiness()], wave1, new Map()),
      freezing,
    );
    const judged = judgeFrozen(frozen, [readiness(), champions], { score: 65 }, wave1);
    expect(judged.map((c) => [c.name, c.judgement.verdict])).toEqual([['readiness.score', 'fail']]);
    const now = criteriaToFreeze(
      [readiness(), champions],
      wave1,
      new Map([['readiness.score', 60]]),
    );
    const edit = editGate(frozen, now, 1, { ...freezing, reason: 'Small teams' });
    if (edit.kind !== 'new-version') throw new Error(edit.kind);
    const again = judgeFrozen(edit.version, [readiness(), champions], { score: 65 }, wave1);
    expect(again.map((c) => c.judgement.verdict)).toEqual(['pass', 'pass']);
  });

  it('are inconclusive, and shut, when their definition has changed or gone since', () => {
    const frozen = freezeGate(
      'wave-1',
      criteriaToFreeze([readiness()], wave1, new Map()),
      freezing,
    );
    const today = Temporal.PlainDate.from('2026-12-14');
    for (const [criteria, words] of [
      [[readiness(2)], 'This gate was frozen with definition 1; today it is definition 2.'],
      [[], 'This gate was frozen with definition 1; it is no longer judged.'],
    ] as const) {
      const judged = judgeFrozen(frozen, criteria, { score: 100 }, wave1);
      expect(judged[0]?.judgement).toMatchObject({ verdict: 'inconclusive', measured: words });
      expect(judgeGate(judged, [], today, today).isOpen).toBe(false);
    }
  });
});

describe('a gate on which nothing was measured', () => {
  const on = Temporal.PlainDate.from('2027-01-11');
  const nothing = (name: string, verdict: 'pass' | 'fail') => {
    const criterion = aCriterion(name, verdict);
    return { ...criterion, judgement: { ...criterion.judgement, n: 0 } };
  };

  it('stays shut, although nothing speaks against it', () => {
    expect(judgeGate([nothing('a', 'pass'), nothing('b', 'pass')], [], on, on).isOpen).toBe(false);
  });

  it('opens as soon as one thing was measured, or a person stands in for what was not', () => {
    expect(judgeGate([nothing('a', 'pass'), aCriterion('b', 'pass')], [], on, on).isOpen).toBe(
      true,
    );
    const override = anOverride({ criteria: ['b'], expiresOn: on });
    const judged = [nothing('a', 'pass'), nothing('b', 'fail')];
    expect(judgeGate(judged, [override], on, on).isOpen).toBe(true);
  });
});
