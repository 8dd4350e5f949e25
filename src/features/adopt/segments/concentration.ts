/** How much of the use comes from how few. */
export type Concentration = {
  people: number;
  /** The share of all actions by the fifth of the people who do most. */
  topShare: number;
  /** 0 when all do the same, towards 1 when one does everything. */
  gini: number;
  isCarriedByFew: boolean;
};

const TOP = 0.2;
const FEW_SHARE = 0.8;
const FEW_PEOPLE_MIN = 10;

/**
 * Of everyone's actions over a window; undefined where nobody did anything. Gini: the sum of (2i - n - 1) x_i,
 * x in order, divided by n and by the sum of all x.
 */
export function concentrationOf(actions: readonly number[]): Concentration | undefined {
  const sorted = actions.toSorted((one, other) => one - other);
  const all = sorted.reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  const people = sorted.length;
  const top = sorted.slice(-Math.ceil(TOP * people)).reduce((sum, count) => sum + count, 0);
  const spread = sorted.reduce(
    (sum, count, index) => sum + (2 * (index + 1) - people - 1) * count,
    0,
  );
  const topShare = top / all;
  return {
    people,
    topShare,
    gini: spread / (people * all),
    isCarriedByFew: people >= FEW_PEOPLE_MIN && topShare >= FEW_SHARE,
  };
}
