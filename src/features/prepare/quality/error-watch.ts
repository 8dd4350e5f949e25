import { type Findings, isShownAbove, isShownBelow } from '../verification/error-evidence.ts';

/** Why more outputs of a work are drawn, as it stands in the record. */
export const ALARM_WHY = 'Reviews show more errors than the limit allows.';

/** What the standing watch does with a work, by what reviews found since it was last let go on. */
export type WatchStep = 'alarm' | 'fewer' | 'nothing';

/**
 * One mechanism in two directions: evidence of more than the limit stops the work, evidence for the limit lets
 * fewer outputs be drawn. `isChosen`: how many are drawn was set by hand, or lowered before.
 */
export function watchStep(
  findings: Findings,
  limit: number,
  { isFrozen, isChosen }: { isFrozen: boolean; isChosen: boolean },
): WatchStep {
  if (isFrozen) return 'nothing';
  if (isShownAbove(findings, limit)) return 'alarm';
  return !isChosen && isShownBelow(findings, limit) ? 'fewer' : 'nothing';
}
