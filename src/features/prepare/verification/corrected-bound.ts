/* What the reviewers themselves miss: planted errors tell how many they catch, and correct the bound. */
import { atMost, type Findings, lowestShown } from './error-evidence.ts';
import { smallestEnough } from './smallest-enough.ts';

/** Errors that were planted, and how many of them reviewers called wrong. */
export type Planted = { planted: number; caught: number };

const HIGHEST_MISSED = 0.999;

/**
 * The share of errors that reviewers catch at least, a share on a grid of 0.1 %: one minus what they are shown to
 * miss at most, by the same evidence with the roles of error and catch exchanged. Undefined while nothing is shown.
 */
export function catchAtLeast({ planted, caught }: Planted): number | undefined {
  const missed = lowestShown({ reviews: planted, errors: planted - caught }, HIGHEST_MISSED);
  return missed === undefined ? undefined : 1 - missed;
}

/**
 * "At most x in truth": the plain bound divided by the share that is caught at least, at most 1. Undefined
 * while either is not shown.
 */
export function correctedAtMost(findings: Findings, planted: Planted): number | undefined {
  const plain = atMost(findings);
  const caught = catchAtLeast(planted);
  if (plain === undefined || caught === undefined) return undefined;
  return Math.min(1, plain / caught);
}

const TOLERANCE = 1e-9;

/** Whether the limit is shown with what reviewers miss counted in. */
export function isShownCorrected(findings: Findings, planted: Planted, limit: number): boolean {
  const bound = correctedAtMost(findings, planted);
  return bound !== undefined && bound <= limit + TOLERANCE;
}

const MOST_STILL_NEEDED = 100_000;

/** How many more reviews without an error would show the limit corrected; undefined while no number would. */
export function correctedStillNeeded(
  findings: Findings,
  planted: Planted,
  limit: number,
): number | undefined {
  const shownWith = (more: number) =>
    isShownCorrected({ ...findings, reviews: findings.reviews + more }, planted, limit);
  return smallestEnough(shownWith, MOST_STILL_NEEDED);
}
