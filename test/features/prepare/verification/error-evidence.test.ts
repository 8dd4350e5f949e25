import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atMost,
  isShownAbove,
  isShownBelow,
  logEvidenceAbove,
  logEvidenceBelow,
  reviewsStillNeeded,
} from '../../../../src/features/prepare/verification/error-evidence.ts';

const neededWith = (errors: number, limit: number) =>
  errors + (reviewsStillNeeded({ reviews: errors, errors }, limit) ?? Number.NaN);

describe('evidence that errors are fewer than a limit', () => {
  it.each([
    [0.2, [17, 29, 39, 49]],
    [0.1, [38, 62, 84, 103]],
    [0.05, [74, 126, 170, 209]],
    [0.02, [195, 314, 425, 526]],
  ])('a limit of %s needs as many reviews as published with 0 to 3 errors', (limit, needed) => {
    expect([0, 1, 2, 3].map((errors) => neededWith(errors, limit))).toEqual(needed);
  });

  it('says the published bounds, and nothing above 50 %', () => {
    expect(atMost({ reviews: 22, errors: 0 })).toBe(0.161);
    expect(atMost({ reviews: 80, errors: 2 })).toBe(0.103);
    expect(atMost({ reviews: 4, errors: 0 })).toBeUndefined();
    expect(atMost({ reviews: 0, errors: 0 })).toBeUndefined();
  });

  it('counts the reviews that are still missing', () => {
    expect(reviewsStillNeeded({ reviews: 22, errors: 0 }, 0.1)).toBe(16);
    expect(reviewsStillNeeded({ reviews: 38, errors: 0 }, 0.1)).toBe(0);
  });

  it('shows a limit at the first review that suffices, and not one before', () => {
    expect(isShownBelow({ reviews: 37, errors: 0 }, 0.1)).toBe(false);
    expect(isShownBelow({ reviews: 38, errors: 0 }, 0.1)).toBe(true);
  });

  it('shows nothing for a limit below every rate that it looks for', () => {
    expect(logEvidenceBelow({ reviews: 1_000_000, errors: 0 }, 0.001)).toBe(-Infinity);
    expect(reviewsStillNeeded({ reviews: 10, errors: 0 }, 0.001)).toBeUndefined();
  });

  it('stays a number for millions of reviews', () => {
    expect(logEvidenceBelow({ reviews: 5_000_000, errors: 400_000 }, 0.1)).toBeGreaterThan(100);
    expect(logEvidenceBelow({ reviews: 5_000_000, errors: 600_000 }, 0.1)).toBeLessThan(0);
  });

  it('has a mean of exactly 1 where the rate is the limit, in both directions', () => {
    for (const limit of [0.02, 0.1, 0.2]) {
      for (const evidence of [logEvidenceBelow, logEvidenceAbove]) {
        expect(meanAt(limit, 60, evidence)).toBeCloseTo(1, 9);
      }
    }
  });

  it('has a mean of at most 1 where more is wrong, and for the alarm where less is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.4, noNaN: true }), (limit) => {
        const worse = (at: number) => meanAt(at, 40, (found) => logEvidenceBelow(found, limit));
        const better = (at: number) => meanAt(at, 40, (found) => logEvidenceAbove(found, limit));
        expect(worse(limit * 1.2)).toBeLessThanOrEqual(1 + 1e-9);
        expect(better(limit * 0.8)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('never needs fewer reviews because one more was wrong', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(12), (more, errors) => {
        const reviews = errors + more;
        const one = reviewsStillNeeded({ reviews, errors }, 0.1) ?? Infinity;
        const other = reviewsStillNeeded({ reviews: reviews + 1, errors: errors + 1 }, 0.1);
        expect(other).toBeGreaterThanOrEqual(one);
      }),
    );
  });
});

describe('evidence that errors are more than a limit', () => {
  it('is reached soon where everything is wrong, and not by one error', () => {
    expect(isShownAbove({ reviews: 1, errors: 1 }, 0.1)).toBe(false);
    expect(isShownAbove({ reviews: 4, errors: 4 }, 0.1)).toBe(true);
    expect(isShownAbove({ reviews: 40, errors: 4 }, 0.1)).toBe(false);
    expect(isShownAbove({ reviews: 40, errors: 12 }, 0.1)).toBe(true);
  });

  it('is never reached together with its opposite', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (right, errors) => {
        const found = { reviews: right + errors, errors };
        expect(isShownAbove(found, 0.1) && isShownBelow(found, 0.1)).toBe(false);
      }),
    );
  });
});

type Evidence = (found: { reviews: number; errors: number }, limit: number) => number;

/** The mean of the evidence after n reviews at a true rate, over the binomial distribution. */
function meanAt(rate: number, n: number, evidence: Evidence): number {
  let mean = 0;
  let chance = (1 - rate) ** n;
  for (let errors = 0; errors <= n; errors++) {
    mean += chance * Math.exp(evidence({ reviews: n, errors }, rate));
    chance *= ((n - errors) / (errors + 1)) * (rate / (1 - rate));
  }
  return mean;
}
