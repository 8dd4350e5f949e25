/* Evidence about a rate of errors that stays true however often anybody looks: an e-process. Rates are shares, 0 to 1. */
import { smallestEnough } from './smallest-enough.ts';

/** Rates in percent that the evidence is spread over, equally. */
const GRID = [0.125, 0.25, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15].map((each) => each / 100);
/** How much more than the limit the alarm looks for. */
const WORSE = [1.25, 1.5, 2, 3, 4];
const HIGHEST_ALTERNATIVE = 0.9;
const TOLERANCE = 1e-12;

/** Evidence of 20 is reached by chance in at most one case of twenty, at whatever number of looks (Ville). */
export const ENOUGH_EVIDENCE = 20;
const ENOUGH = Math.log(ENOUGH_EVIDENCE);

/** What was found: how many were looked at, and how many of them were wrong. */
export type Findings = { reviews: number; errors: number };

/** One alternative rate against a limit, as what an error and a right output add to the logarithm. */
type Alternative = { error: number; right: number };

const alternativesOf = (rates: readonly number[], limit: number): readonly Alternative[] =>
  rates.map((rate) => ({
    error: Math.log(rate / limit),
    right: Math.log1p(-rate) - Math.log1p(-limit),
  }));

const ratesBelow = (limit: number) =>
  GRID.filter((rate) => rate >= limit / 40 - TOLERANCE && rate <= 0.8 * limit + TOLERANCE);

/**
 * Natural logarithm of the evidence that the rate of errors is below `limit`: of
 * E(k, n; L) = Σ w (p/L)^k ((1−p)/(1−L))^(n−k) over the grid's rates p from L/40 to 0.8·L, equally weighted.
 * Its mean is at most 1 for every true rate of `limit` or more, at every n. −∞ where the grid has no such rate
 * (limits below 0.157 %). Source: Ville's inequality; Waudby-Smith and Ramdas, betting confidence sequences.
 */
export const logEvidenceBelow = (findings: Findings, limit: number) =>
  logMixture(alternativesOf(ratesBelow(limit), limit), findings);

/**
 * The same turned round, for the alarm: evidence that the rate is above `limit`, with alternatives of 1.25 to 4
 * times the limit, below 0.9. −∞ where there is none.
 */
export function logEvidenceAbove(findings: Findings, limit: number): number {
  const rates = WORSE.map((times) => times * limit).filter((rate) => rate < HIGHEST_ALTERNATIVE);
  return logMixture(alternativesOf(rates, limit), findings);
}

/** Whether the rate is shown to be below the limit. */
export const isShownBelow = (findings: Findings, limit: number) =>
  logEvidenceBelow(findings, limit) >= ENOUGH - TOLERANCE;

/** Whether the rate is shown to be above the limit: the watch stops the workflow. */
export const isShownAbove = (findings: Findings, limit: number) =>
  logEvidenceAbove(findings, limit) >= ENOUGH - TOLERANCE;

/** Evidence as a number to show; very large ones end at the largest there is. */
export const evidenceOf = (log: number) => Math.min(Math.exp(log), Number.MAX_VALUE);

const STEPS_PER_UNIT = 1000;
const steps: (readonly Alternative[])[] = [];

/** The same few findings are asked about at every look at a gate. */
const known = new Map<string, number | undefined>();
const KNOWN_AT_MOST = 20_000;

/** The smallest rate on a grid of 0.1 % that the findings show to be an upper bound; undefined if none up to `highest`. */
export function lowestShown(findings: Findings, highest: number): number | undefined {
  const key = `${findings.reviews} ${findings.errors} ${highest}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  const lowest = findLowest(findings, highest);
  known.set(key, lowest);
  return lowest;
}

function findLowest(findings: Findings, highest: number): number | undefined {
  for (let step = 1; step <= Math.round(highest * STEPS_PER_UNIT); step++) {
    const limit = step / STEPS_PER_UNIT;
    steps[step] ??= alternativesOf(ratesBelow(limit), limit);
    if (logMixture(steps[step] ?? [], findings) >= ENOUGH - TOLERANCE) return limit;
  }
  return undefined;
}

const HIGHEST_SAID = 0.5;

/** "At most x": a share, on a grid of 0.1 %; undefined while nothing up to 50 % is shown. */
export const atMost = (findings: Findings) => lowestShown(findings, HIGHEST_SAID);

const MOST_STILL_NEEDED = 10_000_000;

/** How many more reviews without an error would show the limit; 0 when shown, undefined when no number would. */
export function reviewsStillNeeded(findings: Findings, limit: number): number | undefined {
  const shownWith = (more: number) =>
    isShownBelow({ reviews: findings.reviews + more, errors: findings.errors }, limit);
  return smallestEnough(shownWith, MOST_STILL_NEEDED);
}

/** The logarithm of the mean over the alternatives; in logarithms, since E itself outgrows every number. */
function logMixture(alternatives: readonly Alternative[], { reviews, errors }: Findings): number {
  const logs = alternatives.map(({ error, right }) => errors * error + (reviews - errors) * right);
  const highest = Math.max(...logs);
  if (highest === -Infinity) return -Infinity;
  const sum = logs.reduce((total, each) => total + Math.exp(each - highest), 0);
  return highest + Math.log(sum / alternatives.length);
}
