import { atMost, type Findings } from './error-evidence.ts';

/** From this share of a finite register on, what was reviewed is counted and only the rest is bounded. */
const COUNTED_FROM = 0.1;

export type RegisterBound = {
  /** A share; undefined while nothing is shown. */
  atMost: number | undefined;
  /** `rest`: what was found was counted, and the bound is on the rest alone. `all`: the bound as it is. */
  used: 'rest' | 'all';
};

/**
 * How much of a register of N outputs is wrong at most: (k + bound · (N − n)) / N once more than a tenth of it
 * has been reviewed, since what was reviewed is known; the bound on every output before. `size` is N.
 */
export function boundOfRegister(findings: Findings, size: number): RegisterBound {
  const bound = atMost(findings);
  const { reviews, errors } = findings;
  if (reviews > size || reviews <= size * COUNTED_FROM) return { atMost: bound, used: 'all' };
  if (reviews === size) return { atMost: errors / size, used: 'rest' };
  if (bound === undefined) return { atMost: undefined, used: 'rest' };
  return { atMost: (errors + bound * (size - reviews)) / size, used: 'rest' };
}
