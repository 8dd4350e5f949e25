import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../../src/features/prepare/verification/agreement.ts';
import {
  catchAtLeast,
  correctedAtMost,
  correctedStillNeeded,
  isShownCorrected,
} from '../../../../src/features/prepare/verification/corrected-bound.ts';
import { boundOfRegister } from '../../../../src/features/prepare/verification/register-bound.ts';

describe('the bound, corrected by planted errors', () => {
  it('divides what is found at most by what is caught at least', () => {
    const planted = { planted: 20, caught: 18 };
    expect(catchAtLeast(planted)).toBeCloseTo(0.643, 9);
    expect(correctedAtMost({ reviews: 80, errors: 2 }, planted)).toBeCloseTo(0.103 / 0.643, 9);
  });

  it('is never better than the plain one, even when every planted error was caught', () => {
    const caught = catchAtLeast({ planted: 40, caught: 40 });
    expect(caught).toBeLessThan(1);
    expect(
      correctedAtMost({ reviews: 38, errors: 0 }, { planted: 40, caught: 40 }),
    ).toBeGreaterThan(0.1);
  });

  it('is not known without planted errors, or when reviewers caught none', () => {
    expect(catchAtLeast({ planted: 0, caught: 0 })).toBeUndefined();
    expect(correctedAtMost({ reviews: 500, errors: 0 }, { planted: 0, caught: 0 })).toBeUndefined();
    expect(correctedAtMost({ reviews: 500, errors: 0 }, { planted: 3, caught: 0 })).toBeUndefined();
  });

  it('ends at 100 %', () => {
    expect(correctedAtMost({ reviews: 20, errors: 2 }, { planted: 1, caught: 1 })).toBe(1);
  });

  it('says how many reviews are missing until it is shown too', () => {
    const planted = { planted: 20, caught: 18 };
    const more = correctedStillNeeded({ reviews: 38, errors: 0 }, planted, 0.1)!;
    const shownWith = (reviews: number) => isShownCorrected({ reviews, errors: 0 }, planted, 0.1);
    expect(shownWith(38 + more)).toBe(true);
    expect(shownWith(37 + more)).toBe(false);
    expect(
      correctedStillNeeded({ reviews: 9, errors: 0 }, { planted: 0, caught: 0 }, 0.1),
    ).toBeUndefined();
  });
});

describe('the bound of a register that ends', () => {
  it('counts what was reviewed once that is more than a tenth, and bounds the rest alone', () => {
    expect(boundOfRegister({ reviews: 38, errors: 0 }, 76)).toEqual({
      atMost: 0.0485,
      used: 'rest',
    });
    expect(boundOfRegister({ reviews: 38, errors: 0 }, 380)).toEqual({
      atMost: 0.097,
      used: 'all',
    });
  });

  it('is what was found once everything has been reviewed', () => {
    expect(boundOfRegister({ reviews: 4, errors: 1 }, 4)).toEqual({ atMost: 0.25, used: 'rest' });
  });

  it('says nothing while nothing is shown', () => {
    expect(boundOfRegister({ reviews: 2, errors: 0 }, 5)).toEqual({
      atMost: undefined,
      used: 'rest',
    });
  });
});

describe('agreement of two reviewers', () => {
  it('says nothing under 20 pairs', () => {
    expect(agreementOf({ both: 2, one: 1, neither: 16 })).toBeUndefined();
    expect(agreementOf({ both: 2, one: 1, neither: 17 })?.pairs).toBe(20);
  });

  it('is high for good reviewers of rare errors, where kappa would warn', () => {
    const found = agreementOf({ both: 0, one: 2, neither: 38 })!;
    expect(found.raw.share).toBe(0.95);
    expect(found.raw.low).toBeCloseTo(0.835, 3);
    expect(found.raw.high).toBeCloseTo(0.986, 3);
    expect(found.positive).toBe(0);
    const byChance = 2 * 0.025 * 0.975;
    expect(found.ac1).toBeCloseTo((0.95 - byChance) / (1 - byChance), 12);
  });

  it('has no positive agreement where nobody called anything wrong', () => {
    expect(agreementOf({ both: 0, one: 0, neither: 20 })).toMatchObject({
      positive: undefined,
      ac1: 1,
    });
  });
});
