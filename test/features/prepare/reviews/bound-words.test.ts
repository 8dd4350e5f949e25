import { describe, expect, it } from 'vitest';
import {
  judgeBound,
  sayBoundPlainly,
  sayCorrectedBound,
} from '../../../../src/features/prepare/reviews/bound.ts';

const findings = { reviews: 80, errors: 2 };
const planted = (caught: number, of: number, isPooled = true) => ({
  caught,
  planted: of,
  isPooled,
});

describe('what reviews show, in words', () => {
  it('is a bound that is reached, or how many more reviews it takes', () => {
    const say = (reviews: number, errors = 0) =>
      sayBoundPlainly(judgeBound({ reviews, errors }, planted(0, 0), 0.1));
    expect(say(38)).toBe('error at most 10 % shown with 38 reviews and no error.');
    expect(say(22)).toContain('16 more reviews without an error');
    expect(say(22)).toContain('which prove at most 16.1 %');
  });

  it('is corrected by what reviewers miss, with how many planted errors they caught', () => {
    expect(sayCorrectedBound(judgeBound(findings, planted(18, 20), 0.1))).toBe(
      'At most 10.3 % found; reviewers catch 18 of 20 planted errors, so at most 16.1 % in truth.',
    );
    expect(sayCorrectedBound(judgeBound(findings, planted(0, 0), 0.1))).toContain('not known yet');
  });

  it('says nothing of how many were caught where fewer than five people review', () => {
    const said = sayCorrectedBound(judgeBound(findings, planted(18, 20, false), 0.1));
    expect(said).toContain('at most 16.1 % in truth');
    expect(said).toContain('from five reviewers on');
    expect(said).not.toContain('18');
    const early = sayCorrectedBound(judgeBound(findings, planted(1, 2, false), 0.1));
    expect(early).toContain('proves no bound in truth yet');
    expect(early).not.toMatch(/\b[12] of\b/);
  });
});
