const ABOVE = 9;
const BELOW = 17;
const APART = 13;

/**
 * Where the last value of each line is written: above its point, or below it where another label stands already.
 * Heights in pixels from the top, in the order given; no two are nearer than a line of text.
 */
export function endLabelHeights(ends: readonly number[]): number[] {
  const heights: number[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  const fromTheTop = [...ends.keys()].sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0));
  for (const at of fromTheTop) {
    const end = ends[at] ?? 0;
    const above = end - ABOVE;
    lowest = above >= lowest + APART ? above : Math.max(end + BELOW, lowest + APART);
    heights[at] = lowest;
  }
  return heights;
}
