import { describe, expect, it } from 'vitest';
import {
  catchAtLeast,
  correctedAtMost,
  correctedStillNeeded,
  isShownCorrected,
} from '../../../../src/features/prepare/verification/corrected-bound.ts';

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
