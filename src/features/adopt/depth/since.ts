import type { DepthSettings } from './depth-settings.ts';
import type { Direction, Part } from './evidence.ts';
import { noiseFrom } from './evidence.ts';
import { itemsFrom, productsOf, secondBend, slopesAround, standardErrors } from './fading-shock.ts';

/**
 * The week since which a series has gone this way, counted from its first: where a line with one bend fits best,
 * if the bend is clear and what comes after it goes this way more than what was before; else from the start.
 */
export function sinceWeek(
  part: Part,
  span: number,
  direction: Direction,
  settings: DepthSettings,
): number {
  const sign = direction === 'declining' ? -1 : 1;
  const noise = noiseFrom(part, 0, settings);
  let best = { size: 0, week: 0, isThisWay: false };
  for (let week = settings.onsetAfter; week <= span - settings.onsetAfter; week++) {
    const bends = { first: 0, second: week };
    const products = productsOf(part.series, noise, itemsFrom(part.series, 0), bends);
    const size = Math.abs(standardErrors(secondBend(products)));
    if (size <= best.size) continue;
    const { before, turn } = slopesAround(products);
    best = { size, week, isThisWay: sign * (before + turn) > 0 && sign * turn > 0 };
  }
  return best.size ** 2 >= settings.sinceBend && best.isThisWay ? best.week : 0;
}
