/*
 * Weeks that are alike for long look like a trend, and how long they are is what a few months tell least. So a
 * change is shown only if it would be under more noise too: that in the long run, raised by its standard error
 * (`cautionErrors` of it). It is close to nothing once there are many weeks.
 */
import type { Direction } from './evidence.ts';

type Both = Record<Direction, number>;

/**
 * The evidence as it was where it reaches its threshold when it is computed `again` under more noise, or does not
 * reach it anyway; else what was found then. Nothing is computed again where nothing would be shown.
 */
export function cautiously(evidence: Both, thresholds: Both, again: () => Both): Both {
  const isShown = (of: Both, direction: Direction) => of[direction] >= thresholds[direction];
  if (!isShown(evidence, 'declining') && !isShown(evidence, 'deepening')) return evidence;
  const found = again();
  const isHeld = (direction: Direction) =>
    isShown(evidence, direction) && !isShown(found, direction);
  if (!isHeld('declining') && !isHeld('deepening')) return evidence;
  const of = (direction: Direction) => (isHeld(direction) ? found : evidence)[direction];
  return { declining: of('declining'), deepening: of('deepening') };
}
