/*
 * Evidence as a bet against "nothing changes". A fair bet grows beyond 1/p with a chance of p at most, at whatever
 * time it is looked at (Ville's inequality). Source: Shin, Ramdas, Rinaldo, E-detectors (NEJSDS 2023).
 */
import type { DepthSettings } from './depth-settings.ts';
import {
  firstBend,
  itemsFrom,
  NO_SCORE,
  type Noise,
  productsOf,
  type Score,
} from './fading-shock.ts';
import { at } from './person-weeks.ts';
import type { Series } from './two-series.ts';

/** One of the two series with its noise; no overlap where it does not matter. */
export type Part = { series: Series; noise: Noise; overlap: Float64Array | undefined };

export type Direction = 'declining' | 'deepening';

/** Evidence of one series both ways, and the onset that carries most of it. */
export type PartEvidence = Record<Direction, { evidence: number; onset: number }>;

/** A week from which something may have changed, and its share of the bet. */
export type Onset = { week: number; weight: number };

/** The onsets that are bet on after `span` weeks; what is left of the weight bets nothing. */
export function onsetsOf(span: number, settings: DepthSettings): Onset[] {
  const onsets: Onset[] = [];
  for (let week = 0; week <= span - settings.onsetAfter; week += settings.onsetStep) {
    const nth = onsets.length;
    const later = (1 - settings.firstOnset) / (nth * (nth + 1));
    onsets.push({ week, weight: nth === 0 ? settings.firstOnset : later });
  }
  return onsets;
}

/** The noise of the weeks from `from` on, those who came and went taken off. */
export function noiseFrom({ noise, overlap }: Part, from: number, settings: DepthSettings): Noise {
  const factor = overlap?.[from / settings.onsetStep] ?? 1;
  return { ...noise, own: noise.own / factor };
}

/** The first week of the data for an onset. */
export function baselineOf(onset: number, settings: DepthSettings): number {
  return Math.max(0, onset - settings.onsetBaseline);
}

/** Score and information of a bend at `onset`, level free. */
export function scoreFrom(part: Part, onset: number, settings: DepthSettings): Score {
  const from = baselineOf(onset, settings);
  const items = itemsFrom(part.series, from);
  const products = productsOf(part.series, noiseFrom(part, from, settings), items, {
    first: onset,
  });
  return products.count < 2 ? NO_SCORE : firstBend(products);
}

/**
 * The bet on a weekly change, mixed over the rates: the sum of prior * exp(b * S - b * b * I / 2), with b the
 * logarithm of the weekly factor.
 */
export function bet(
  { score, information }: Score,
  direction: Direction,
  settings: DepthSettings,
): number {
  const rates = ratesOf(settings)[direction];
  let sum = 0;
  for (let index = 0; index < rates.length; index++) {
    const { rate, weight } = rates[index] as WeightedRate;
    const exponent = rate * score - (rate * rate * information) / 2;
    sum += weight * Math.exp(Math.min(settings.largestBet, exponent));
  }
  return sum;
}

type WeightedRate = { rate: number; weight: number };
const weighted = new WeakMap<DepthSettings, Record<Direction, WeightedRate[]>>();

/** The rates as logarithms of a weekly factor, their weights adding up to 1. */
function ratesOf(settings: DepthSettings): Record<Direction, WeightedRate[]> {
  const known = weighted.get(settings);
  if (known !== undefined) return known;
  const all = settings.prior.reduce((sum, weight) => sum + weight, 0);
  const towards = (sign: number) =>
    settings.rates.map((rate, index) => ({
      rate: Math.log1p(sign * rate),
      weight: at(settings.prior, index) / all,
    }));
  const made = { declining: towards(-1), deepening: towards(1) };
  weighted.set(settings, made);
  return made;
}

/** The evidence of one series after `span` weeks: 1 says nothing. */
function evidenceOf(part: Part, span: number, settings: DepthSettings): PartEvidence {
  const found: PartEvidence = {
    declining: { evidence: 1, onset: 0 },
    deepening: { evidence: 1, onset: 0 },
  };
  if (part.series.weeks.length < 3) return found;
  const heaviest = { declining: 0, deepening: 0 };
  for (const { week, weight } of onsetsOf(span, settings)) {
    const score = scoreFrom(part, week, settings);
    for (const direction of ['declining', 'deepening'] as const) {
      const grown = weight * bet(score, direction, settings);
      found[direction].evidence += grown - weight;
      if (grown <= heaviest[direction]) continue;
      heaviest[direction] = grown;
      found[direction].onset = week;
    }
  }
  return found;
}

/** Evidence of both series, and of the two joined: a mean of fair bets is a fair bet. */
export type JoinedEvidence = {
  intensity: PartEvidence;
  share: PartEvidence;
  joined: Record<Direction, number>;
};

export function joinedEvidence(
  [one, other]: readonly [Part, Part],
  span: number,
  settings: DepthSettings,
): JoinedEvidence {
  const intensity = evidenceOf(one, span, settings);
  const share = evidenceOf(other, span, settings);
  const of = (direction: Direction) =>
    joined(intensity[direction].evidence, share[direction].evidence, settings);
  return { intensity, share, joined: { declining: of('declining'), deepening: of('deepening') } };
}

function joined(intensity: number, share: number, settings: DepthSettings): number {
  return settings.intensityWeight * intensity + (1 - settings.intensityWeight) * share;
}
