/*
 * How much a trend of the whole says about people: where they come and go, new faces differ from the old ones and
 * say nothing about a trend. From a week on, the weeks' spread within people is divided by their spread over all.
 */

/** Sums for every start that is asked about, `step` weeks apart. */
export type OverlapSums = {
  step: number;
  within: Float64Array;
  count: Float64Array;
  sum: Float64Array;
  squares: Float64Array;
};

export function noOverlapSums(weeks: number, step: number): OverlapSums {
  const starts = Math.ceil(weeks / step) + 1;
  const none = () => new Float64Array(starts);
  return { step, within: none(), count: none(), sum: none(), squares: none() };
}

/** Adds the first `count` active weeks of one person, in order. */
export function addOverlap(sums: OverlapSums, weeks: Int32Array, count: number): void {
  let index = count - 1;
  let cells = 0;
  let sum = 0;
  let squares = 0;
  for (let start = sums.within.length - 1; start >= 0; start--) {
    for (; index >= 0 && (weeks[index] as number) >= start * sums.step; index--) {
      const week = weeks[index] as number;
      cells++;
      sum += week;
      squares += week * week;
    }
    if (cells === 0) continue;
    (sums.within[start] as number) += squares - (sum * sum) / cells;
    (sums.count[start] as number) += cells;
    (sums.sum[start] as number) += sum;
    (sums.squares[start] as number) += squares;
  }
}

const NOTHING = 1e-9;

/** By start: 1 when nobody comes or goes, smaller when they do. It divides the information. */
export function overlapOf(sums: OverlapSums): Float64Array {
  return sums.within.map((within, start) => {
    const count = sums.count[start] as number;
    const all =
      (sums.squares[start] as number) - (sums.sum[start] as number) ** 2 / Math.max(1, count);
    return within > NOTHING && all > NOTHING ? within / all : 1;
  });
}
