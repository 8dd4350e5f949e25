/* Exact dynamic programming: how often a process that is just too bad ever opens its gate. */
import { describe, expect, it } from 'vitest';
import {
  catchAtLeast,
  isShownCorrected,
} from '../../../../src/features/prepare/verification/corrected-bound.ts';
import {
  atMost,
  isShownAbove,
  isShownBelow,
} from '../../../../src/features/prepare/verification/error-evidence.ts';

const LOOKS = 400;
const most: number[][] = Array.from({ length: LOOKS + 1 }, () => []);
/** Found where a look comes to it: hardly any of the eighty thousand pairs is ever reached. */
const mostAt = (reviews: number, errors: number): number => {
  const row = most[reviews] ?? [];
  row[errors] ??= atMost({ reviews, errors }) ?? 9;
  return row[errors];
};
const least = Array.from({ length: LOOKS / 10 + 1 }, (_, planted) =>
  Array.from({ length: planted + 1 }, (_, found) => catchAtLeast({ planted, caught: found }) ?? 0),
);

type Shown = (found: { reviews: number; errors: number }) => boolean;

/** The chance that the evidence is enough at any of 400 looks. */
function chanceEver(rate: number, shown: Shown): number {
  let still = [1];
  let ever = 0;
  for (let reviews = 1; reviews <= LOOKS; reviews++) {
    const next = new Array<number>(reviews + 1).fill(0);
    still.forEach((chance, errors) => {
      next[errors] = (next[errors] ?? 0) + chance * (1 - rate);
      next[errors + 1] = (next[errors + 1] ?? 0) + chance * rate;
    });
    still = next.map((chance, errors) => {
      if (chance === 0 || !shown({ reviews, errors })) return chance;
      ever += chance;
      return 0;
    });
  }
  return ever;
}

/**
 * The same with planted errors, one after every tenth review, of which `caught` are caught; what reviewers miss
 * among the real ones looks right.
 */
function chanceEverCorrected(rate: number, caught: number, limit: number): number {
  let still = new Map<number, number>([[0, 1]]);
  let ever = 0;
  const step = (states: Map<number, number>, chance: number, move: number) => {
    const next = new Map<number, number>();
    for (const [state, weight] of states) {
      next.set(state, (next.get(state) ?? 0) + weight * (1 - chance));
      next.set(state + move, (next.get(state + move) ?? 0) + weight * chance);
    }
    return next;
  };
  for (let reviews = 1; reviews <= LOOKS; reviews++) {
    still = step(still, rate * caught, 1000);
    if (reviews % 10 === 0) still = step(still, caught, 1);
    for (const [state, weight] of still) {
      const [errors, found] = [Math.floor(state / 1000), state % 1000];
      const bound = mostAt(reviews, errors);
      const share = least[Math.floor(reviews / 10)]?.[found] ?? 0;
      if (weight < 1e-15) still.delete(state);
      else if (share > 0 && bound / share <= limit + 1e-9) {
        ever += weight;
        still.delete(state);
      }
    }
  }
  return ever;
}

describe('a gate that is looked at every day', () => {
  it('opens by chance for a process of exactly 10 % errors in 3.9 % of runs, computed exactly', () => {
    const chance = chanceEver(0.1, (found) => isShownBelow(found, 0.1));
    expect(chance).toBeLessThan(0.05);
    expect(chance).toBeCloseTo(0.039, 3);
  });

  it.each([0.02, 0.05, 0.2])(
    'opens by chance in at most one run of twenty at a limit of %s',
    (limit) => {
      expect(chanceEver(limit, (found) => isShownBelow(found, limit))).toBeLessThan(0.05);
    },
  );

  it('opens for a good process nearly always', () => {
    expect(chanceEver(0.02, (found) => isShownBelow(found, 0.1))).toBeGreaterThan(0.99);
  });

  it('freezes a process of exactly 10 % errors in at most 5 % of runs, and a bad one nearly always', () => {
    expect(chanceEver(0.1, (found) => isShownAbove(found, 0.1))).toBeLessThan(0.05);
    expect(chanceEver(0.25, (found) => isShownAbove(found, 0.1))).toBeGreaterThan(0.95);
  });

  it.each([0.5, 0.7, 0.9, 1])(
    'opens corrected in at most one run of twenty where reviewers catch a share of %s',
    (caught) => {
      expect(chanceEverCorrected(0.1, caught, 0.1)).toBeLessThan(0.05);
    },
  );

  it('opens corrected for a good process whose reviewers catch nine of ten', () => {
    expect(chanceEverCorrected(0.02, 0.9, 0.1)).toBeGreaterThan(0.95);
    expect(isShownCorrected({ reviews: 150, errors: 2 }, { planted: 15, caught: 14 }, 0.1)).toBe(
      true,
    );
  });
});
