/* How far two reviewers of the same output see the same; without kappa, which warns of good reviewers where errors are few. */

/** Pairs of verdicts on the same output: both called it wrong, one of them did, neither did. */
export type Pairs = { both: number; one: number; neither: number };

export type Agreement = {
  pairs: number;
  /** Share of pairs with the same answer, with its 95 % interval. */
  raw: { share: number; low: number; high: number };
  /** Of what either called wrong, the share that both did; undefined where nobody called anything wrong. */
  positive: number | undefined;
  /** Gwet's AC1: chance is taken out without a bias against rare errors. */
  ac1: number;
};

export const PAIRS_NEEDED = 20;
const Z = 1.959963984540054;

/**
 * Undefined under 20 pairs. AC1 = (pₐ − pₑ)/(1 − pₑ), pₑ = 2q(1 − q), q the mean share called wrong (Gwet 2008);
 * the interval is Wilson's (1927), at 95 %.
 */
export function agreementOf({ both, one, neither }: Pairs): Agreement | undefined {
  const pairs = both + one + neither;
  if (pairs < PAIRS_NEEDED) return undefined;
  const share = (both + neither) / pairs;
  const wrong = (2 * both + one) / (2 * pairs);
  const byChance = 2 * wrong * (1 - wrong);
  const either = both + one;
  return {
    pairs,
    raw: { share, ...wilson(share, pairs) },
    positive: either === 0 ? undefined : both / either,
    ac1: (share - byChance) / (1 - byChance),
  };
}

function wilson(share: number, n: number): { low: number; high: number } {
  const shrink = 1 + Z ** 2 / n;
  const middle = (share + Z ** 2 / (2 * n)) / shrink;
  const half = (Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))) / shrink;
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
