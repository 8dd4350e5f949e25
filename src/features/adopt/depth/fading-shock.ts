/*
 * Regression where the weeks of a series share shocks that fade: variance "shock", correlation rho to the power of
 * the weeks between, plus each week's own noise. One pass over the weeks, no matrix of them.
 *
 * Source: Kalman's filter (1960) for an autoregression of order one under noise, with the regressors filtered
 * beside the values (augmented filter: Rosenberg 1973; de Jong, Annals of Statistics 1991). Innovations are
 * independent, so sums of their products divided by F are the products with the inverse covariance.
 */
import { at } from './person-weeks.ts';
import type { Series } from './two-series.ts';

/** Variance of one person's own noise, variance of the shock, and what is left of a shock after a week. */
export type Noise = { own: number; shock: number; rho: number };

/**
 * Sums of products, row by row, over the columns 1, a bend for each given week (0 before it, then 1, 2, 3 …) and
 * last the values; `logDeterminant` is of the covariance of the weeks taken, `count` how many they are.
 */
export type Products = {
  size: number;
  sums: Float64Array;
  logDeterminant: number;
  count: number;
};

/** Takes the weeks from `from` on; a bend at or before it is a straight slope. */
export function productsOf(
  series: Series,
  noise: Noise,
  from: number,
  bends: readonly number[],
): Products {
  return productsBetween(series, noise, { from, first: 0, end: series.weeks.length }, bends);
}

/** The same for the items from `first` up to `end` of a series. */
export function productsBetween(
  series: Series,
  noise: Noise,
  { from, first, end }: { from: number; first: number; end: number },
  bends: readonly number[],
): Products {
  const filter = startFilter(noise, bends);
  for (let item = first; item < end; item++) {
    if (at(series.weeks, item) >= from) takeWeek(filter, series, item);
  }
  return filter;
}

/** What is known after some weeks: for each column the shock that is expected, and its variance. */
export type Filter = Products & {
  noise: Noise;
  bends: readonly number[];
  state: Float64Array;
  innovation: Float64Array;
  variance: number;
  lastWeek: number;
};

export function startFilter(noise: Noise, bends: readonly number[]): Filter {
  const size = bends.length + 2;
  return {
    ...{ noise, bends, size, sums: new Float64Array(size * size) },
    ...{ state: new Float64Array(size), innovation: new Float64Array(size) },
    ...{ variance: noise.shock, lastWeek: 0, logDeterminant: 0, count: 0 },
  };
}

export function takeWeek(filter: Filter, series: Series, item: number): void {
  const { size, sums, state, innovation, bends } = filter;
  const { own, shock, rho } = filter.noise;
  const week = at(series.weeks, item);
  if (filter.count > 0) {
    const apart = week - filter.lastWeek;
    const kept = apart === 1 ? rho : rho ** apart;
    for (let column = 0; column < size; column++) (state[column] as number) *= kept;
    filter.variance = kept * kept * filter.variance + shock * (1 - kept * kept);
  }
  filter.lastWeek = week;
  filter.count++;
  const spread = filter.variance + own / at(series.people, item);
  const gain = filter.variance / spread;
  innovation[0] = 1 - at(state, 0);
  for (let bend = 0; bend < bends.length; bend++) {
    innovation[bend + 1] = Math.max(0, week - at(bends, bend)) - at(state, bend + 1);
  }
  innovation[size - 1] = at(series.values, item) - at(state, size - 1);
  for (let row = 0; row < size; row++) {
    const part = at(innovation, row) / spread;
    for (let column = row; column < size; column++) {
      (sums[row * size + column] as number) += part * at(innovation, column);
    }
    (state[row] as number) += gain * at(innovation, row);
  }
  filter.logDeterminant += Math.log(spread);
  filter.variance -= gain * filter.variance;
}

/**
 * Takes each column but the last out of those after it, in place. Then the product of a column with itself is its
 * information when those before it are free, and its product with the last column the score.
 */
export function eliminate(products: Products): Products {
  const { size, sums } = products;
  for (let pivot = 0; pivot < size - 1; pivot++) {
    const base = at(sums, pivot * size + pivot);
    if (base <= NOTHING) continue;
    for (let row = pivot + 1; row < size; row++) {
      const share = at(sums, pivot * size + row) / base;
      if (share === 0) continue;
      for (let column = row; column < size; column++) {
        (sums[row * size + column] as number) -= share * at(sums, pivot * size + column);
      }
    }
  }
  return products;
}

/** Score and information of a change; free of level. */
export type Score = { score: number; information: number };

const NOTHING = 1e-10;
export const NO_SCORE: Score = { score: 0, information: 0 };

/** Of a column after elimination; nothing where the weeks cannot tell it. */
export function scoreOf({ size, sums }: Products, column: number): Score {
  const information = at(sums, column * size + column);
  if (information <= NOTHING) return NO_SCORE;
  return { score: at(sums, column * size + size - 1), information };
}

/** The change in standard errors. */
export function standardErrors({ score, information }: Score): number {
  return information === 0 ? 0 : score / Math.sqrt(information);
}
