/*
 * Regression where the weeks of a series share shocks that fade: variance "shock", correlation rho to the power of
 * the weeks between, plus each week's own noise. One pass over the weeks, no matrix of them.
 *
 * Source: Kalman's filter (1960) for an autoregression of order one under noise, with the regressors filtered
 * beside the values (augmented filter: Rosenberg 1973; de Jong, Annals of Statistics 1991). Innovations are
 * independent, so sums of their products divided by F are the products with the inverse covariance. It is written
 * out in single numbers, since it is what most of a verdict's time goes into.
 */
import type { Series } from './two-series.ts';

/** Variance of one person's own noise, variance of the shock, and what is left of a shock after a week. */
export type Noise = { own: number; shock: number; rho: number };

/** Items of a series: from `first` up to `end`, those of the weeks from `from` on. */
export type Items = { from: number; first: number; end: number };

/** A line with bends: each is 0 up to its week, then 1, 2, 3 …; a bend before the first week is a slope. */
export type Bends = { first: number; second?: number };

/**
 * Products, by the inverse covariance, of a level, a first and a second bend, and the values: level with level,
 * level with the first bend, and so on. `logDeterminant` is of the covariance; `count` are the weeks taken.
 */
export type Products = {
  level: number;
  levelFirst: number;
  levelSecond: number;
  levelValue: number;
  first: number;
  firstSecond: number;
  firstValue: number;
  second: number;
  secondValue: number;
  value: number;
  logDeterminant: number;
  count: number;
};

/** Without a second bend its products are 0. */
export function productsOf(series: Series, noise: Noise, items: Items, bends: Bends): Products {
  const { weeks, values, people } = series;
  const { own, shock, rho } = noise;
  const { first: bendOne, second: bendTwo = Number.POSITIVE_INFINITY } = bends;
  let [sumLL, sumLF, sumLS, sumLV] = [0, 0, 0, 0];
  let [sumFF, sumFS, sumFV] = [0, 0, 0];
  let [sumSS, sumSV, sumVV] = [0, 0, 0];
  let [stateL, stateF, stateS, stateV] = [0, 0, 0, 0];
  let variance = shock;
  let logDeterminant = 0;
  let count = 0;
  let before = 0;
  for (let item = items.first; item < items.end; item++) {
    const week = weeks[item] as number;
    if (week < items.from) continue;
    if (count > 0) {
      const apart = week - before;
      const kept = apart === 1 ? rho : rho ** apart;
      stateL *= kept;
      stateF *= kept;
      stateS *= kept;
      stateV *= kept;
      variance = kept * kept * variance + shock * (1 - kept * kept);
    }
    before = week;
    count++;
    const spread = variance + own / (people[item] as number);
    const gain = variance / spread;
    const level = 1 - stateL;
    const first = (week > bendOne ? week - bendOne : 0) - stateF;
    const second = (week > bendTwo ? week - bendTwo : 0) - stateS;
    const value = (values[item] as number) - stateV;
    sumLL += (level * level) / spread;
    sumLF += (level * first) / spread;
    sumLS += (level * second) / spread;
    sumLV += (level * value) / spread;
    sumFF += (first * first) / spread;
    sumFS += (first * second) / spread;
    sumFV += (first * value) / spread;
    sumSS += (second * second) / spread;
    sumSV += (second * value) / spread;
    sumVV += (value * value) / spread;
    stateL += gain * level;
    stateF += gain * first;
    stateS += gain * second;
    stateV += gain * value;
    logDeterminant += Math.log(spread);
    variance -= gain * variance;
  }
  return {
    ...{ level: sumLL, levelFirst: sumLF, levelSecond: sumLS, levelValue: sumLV },
    ...{ first: sumFF, firstSecond: sumFS, firstValue: sumFV },
    ...{ second: sumSS, secondValue: sumSV, value: sumVV },
    ...{ logDeterminant, count },
  };
}

/** Score and information of a change. */
export type Score = { score: number; information: number };

export const NO_SCORE: Score = { score: 0, information: 0 };
const NOTHING = 1e-10;

/** Of the first bend, the level free. */
export function firstBend({ level, levelFirst, levelValue, first, firstValue }: Products): Score {
  const information = first - (levelFirst * levelFirst) / level;
  if (!(information > NOTHING)) return NO_SCORE;
  return { score: firstValue - (levelFirst * levelValue) / level, information };
}

/** Of the second bend, level and first bend free; nothing where the weeks cannot tell it from them. */
export function secondBend(products: Products): Score {
  const { level, levelFirst, levelSecond, levelValue, firstSecond, second } = products;
  const one = firstBend(products);
  if (one.information === 0) return NO_SCORE;
  const shared = firstSecond - (levelFirst * levelSecond) / level;
  const information =
    second - (levelSecond * levelSecond) / level - (shared * shared) / one.information;
  if (!(information > NOTHING)) return NO_SCORE;
  const own = products.secondValue - (levelSecond * levelValue) / level;
  return { score: own - (shared * one.score) / one.information, information };
}

/** The slope before the second bend and what the bend adds to it. */
export function slopesAround(products: Products): { before: number; turn: number } {
  const { level, levelFirst, levelSecond, firstSecond } = products;
  const one = firstBend(products);
  const two = secondBend(products);
  const turn = two.information === 0 ? 0 : two.score / two.information;
  if (one.information === 0) return { before: 0, turn };
  const shared = firstSecond - (levelFirst * levelSecond) / level;
  return { before: (one.score - shared * turn) / one.information, turn };
}

/** The change in standard errors. */
export function standardErrors({ score, information }: Score): number {
  return information === 0 ? 0 : score / Math.sqrt(information);
}

/** All items of a series from a week on. */
export function itemsFrom(series: Series, from: number): Items {
  return { from, first: 0, end: series.weeks.length };
}
