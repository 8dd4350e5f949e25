import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Verdict } from '../../../../src/features/contract/criterion.ts';
import { judgeGate } from '../../../../src/features/gates/gates/gate-verdict.ts';
import {
  covers,
  foundNow,
  notCovered,
} from '../../../../src/features/gates/overrides/override-cover.ts';
import { aCriterion, anOverride } from '../gates/gate-builders.ts';

const lacks = (about: string, lack = 'no-champion', amount?: number): Finding => ({
  about,
  lack,
  says: `${about} lacks ${lack}`,
  ...(amount === undefined ? {} : { amount }),
});
const criterion = (findings: Finding[], verdict: Verdict = 'fail') => {
  const plain = aCriterion('readiness.every-team', verdict);
  return { ...plain, judgement: { ...plain.judgement, findings } };
};
const boundTo = (found: ReturnType<typeof criterion>) =>
  anOverride({ criteria: [found.name], found: [foundNow(found)] });

describe('an override', () => {
  it('for Billing’s champion does not let Claims in when its data rules turn to No', () => {
    const override = boundTo(criterion([lacks('Billing')]));
    const later = criterion([lacks('Billing'), lacks('Claims', 'data-rules')]);
    expect(notCovered(override, later)).toEqual([lacks('Claims', 'data-rules')]);
    const on = Temporal.PlainDate.from('2027-01-20');
    expect(judgeGate([criterion([lacks('Billing')])], [override], on, on).isOpen).toBe(true);
    const judged = judgeGate([later], [override], on, on);
    expect(judged.isOpen).toBe(false);
    expect(judged.unmet.map(({ name }) => name)).toEqual(['readiness.every-team']);
  });

  it('covers what has become better, and not what has become worse', () => {
    const override = boundTo(criterion([lacks('count', 'too-few', 2)]));
    expect(covers(override, criterion([lacks('count', 'too-few', 1)]))).toBe(true);
    expect(covers(override, criterion([lacks('count', 'too-few', 3)]))).toBe(false);
  });

  it('of a criterion that names no things covers the same verdict or a nearer one', () => {
    const override = boundTo(criterion([], 'no-data'));
    expect(covers(override, criterion([], 'inconclusive'))).toBe(true);
    expect(covers(override, criterion([], 'no-data'))).toBe(true);
    expect(covers(override, criterion([], 'fail'))).toBe(false);
  });

  it('from before findings were kept covers its criterion until it ends', () => {
    const old = anOverride({ criteria: ['readiness.every-team'], found: undefined });
    expect(covers(old, criterion([lacks('Claims', 'data-rules')]))).toBe(true);
    expect(covers(old, aCriterion('champions.every-team', 'fail'))).toBe(false);
  });

  it('never covers a thing that was not found, whatever else was', () => {
    const about = fc.constantFrom('Billing', 'Claims', 'Renewals');
    const lack = fc.constantFrom('no-champion', 'data-rules');
    const finding = fc.tuple(about, lack, fc.nat(3)).map(([a, l, n]) => lacks(a, l, n));
    const list = fc.uniqueArray(finding, { maxLength: 5, selector: (f) => `${f.about} ${f.lack}` });
    fc.assert(
      fc.property(list, list, (then, now) => {
        fc.pre(then.length > 0 && now.length > 0);
        const worst = new Map(then.map((one) => [`${one.about} ${one.lack}`, one.amount ?? 0]));
        const isFine = now.every(
          (one) => (worst.get(`${one.about} ${one.lack}`) ?? -1) >= (one.amount ?? 0),
        );
        expect(covers(boundTo(criterion(then)), criterion(now))).toBe(isFine);
      }),
    );
  });
});
