import type { DepthSettings } from './depth-settings.ts';
import { noiseFrom, onsetsOf, type Part } from './evidence.ts';
import {
  firstBend,
  itemsFrom,
  NO_SCORE,
  productsOf,
  type Score,
  secondBend,
  standardErrors,
} from './fading-shock.ts';
import { at } from './person-weeks.ts';

/** What the weeks from a start on say of a level stretch. */
export type LevelStretch = {
  start: number;
  weight: number;
  /** The slope of each series from the start on. */
  slopes: readonly [Score, Score];
  isStraight: boolean;
};

/** Every stretch that may be level after `span` weeks; none unless both series are there. */
export function levelStretches(
  parts: readonly [Part, Part],
  span: number,
  settings: DepthSettings,
): LevelStretch[] {
  if (parts.some(({ series }) => series.weeks.length === 0)) return [];
  return onsetsOf(span, settings).map(({ week, weight }) => {
    const [one, other] = parts;
    const first = slopeAndBend(one, week, settings);
    const second = slopeAndBend(other, week, settings);
    const bend = Math.max(Math.abs(first.bend), Math.abs(second.bend));
    return {
      start: week,
      weight,
      slopes: [first.slope, second.slope],
      isStraight: bend <= settings.plateauBend,
    };
  });
}

/** The slope from `start` on, and how far a bend in the middle is from none, in standard errors. */
function slopeAndBend(
  part: Part,
  start: number,
  settings: DepthSettings,
): { slope: Score; bend: number } {
  const { weeks } = part.series;
  const first = weeks.find((week) => week >= start) ?? start;
  const middle = (first + at(weeks, weeks.length - 1)) / 2;
  const noise = noiseFrom(part, start, settings);
  const bends = { first: start, second: middle };
  const products = productsOf(part.series, noise, itemsFrom(part.series, start), bends);
  if (products.count < 2) return { slope: NO_SCORE, bend: 0 };
  const bend = products.count < 3 ? 0 : standardErrors(secondBend(products));
  return { slope: firstBend(products), bend };
}

/**
 * The bet against "it moves by `rate` a week or more", for the slower of the two series: the smaller of the two
 * one-sided bets, exp(d * d * I / 2 - d * |S|).
 */
export function levelBet(stretch: LevelStretch, rate: number, settings: DepthSettings): number {
  if (!stretch.isStraight) return 0;
  const bets = stretch.slopes.map(({ score, information }) =>
    Math.exp(
      Math.min(settings.largestBet, (rate * rate * information) / 2 - rate * Math.abs(score)),
    ),
  );
  return Math.min(...bets);
}

/** Evidence that both series move by less than `rate` a week, and the stretch that carries most of it. */
export function plateauEvidence(
  stretches: readonly LevelStretch[],
  rate: number,
  settings: DepthSettings,
): { evidence: number; start: number } {
  if (stretches.length === 0) return { evidence: 0, start: 0 };
  let evidence = 1;
  let heaviest = -1;
  let start = 0;
  for (const stretch of stretches) {
    const grown = stretch.weight * levelBet(stretch, rate, settings);
    evidence += grown - stretch.weight;
    if (grown <= heaviest) continue;
    heaviest = grown;
    start = stretch.start;
  }
  return { evidence, start };
}

/** The smallest weekly change that is shown not to be exceeded. */
export function flatWithin(
  stretches: readonly LevelStretch[],
  settings: DepthSettings,
): number | undefined {
  return settings.flatRates.find(
    (rate) => plateauEvidence(stretches, rate, settings).evidence >= settings.plateau,
  );
}
