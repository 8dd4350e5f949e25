import type { DepthSettings } from './depth-settings.ts';
import { at } from './person-weeks.ts';
import { blocksOf, straightLine } from './straight-line.ts';
import type { TwoSeries } from './two-series.ts';

/**
 * How much wider shares scatter than chance alone would have it, neighbouring weeks that are alike included:
 * max(1, q (1 + r) / (1 - r)), with q the spread about straight lines and r the likeness of neighbours, both
 * pulled towards 1 and 0 by as many weeks as the settings say.
 */
export function shareSpread(teams: readonly TwoSeries[], settings: DepthSettings): number {
  let squares = 0;
  let free = 0;
  let products = 0;
  let pulls = 0;
  let pairs = 0;
  for (const { share, shareUnit } of teams) {
    for (const [first, end] of blocksOf(share.weeks.length, settings)) {
      const line = straightLine(share, first, end);
      let before = 0;
      for (let index = 0; index < end - first; index++) {
        const item = first + index;
        const scaled = at(line.residuals, index) / Math.sqrt(shareUnit / at(share.people, item));
        squares += scaled * scaled;
        free += 1 - at(line.leverages, index);
        if (index > 0 && at(share.weeks, item) - at(share.weeks, item - 1) === 1) {
          products += scaled * before;
          pulls += at(line.pullOnBefore, index);
          pairs++;
        }
        before = scaled;
      }
    }
  }
  const { sharePriorWeeks: prior, shareLikeness } = settings;
  const wide = (prior + squares) / (prior + free);
  const alike = (products / wide + pulls) / (pairs + prior);
  const likeness = Math.min(shareLikeness, Math.max(0, alike));
  return Math.max(1, (wide * (1 + likeness)) / (1 - likeness));
}
