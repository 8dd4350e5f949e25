import type { UsageBatch } from './usage-batch.ts';
import type { UsagePlan } from './usage-plan.ts';

/** A row says more than so many times the person's usual day. */
export const OUTLIER_TIMES = 10;
/** With fewer active days than this there is no usual day. */
const DAYS_AT_LEAST = 5;
const SIZES = 33;

/**
 * Rows of the plan that say more than ten times the median of that person's active days in the same file.
 * They are kept: a busy day happens. O(n): medians are found among powers of two first, and exactly only
 * for those people who may have such a day.
 */
export function findOutliers(batch: UsageBatch, { rows }: UsagePlan): number[] {
  const { people, actions } = batch.columns();
  const counts = new Uint32Array(batch.people.length * SIZES);
  for (const row of rows) {
    const size = sizeOf(actions[row] ?? 0);
    if (size === 0) continue;
    const place = (people[row] ?? 0) * SIZES + size;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const least = new Float64Array(batch.people.length).fill(Number.POSITIVE_INFINITY);
  for (let person = 0; person < least.length; person += 1)
    least[person] =
      OUTLIER_TIMES * leastMedian(counts.subarray(person * SIZES, (person + 1) * SIZES));
  const suspects = rows.filter((row) => (actions[row] ?? 0) > (least[people[row] ?? 0] ?? 0));
  if (suspects.length === 0) return [];
  const medians = exactMedians(
    batch,
    rows,
    new Set(suspects.values().map((row) => people[row] ?? 0)),
  );
  return [...suspects].filter(
    (row) => (actions[row] ?? 0) > OUTLIER_TIMES * (medians.get(people[row] ?? 0) ?? 0),
  );
}

const sizeOf = (actions: number) =>
  actions < 1 ? 0 : Math.min(SIZES - 1, 32 - Math.clz32(actions));

/** The smallest that the median may be; infinite without enough days. */
function leastMedian(counts: Uint32Array): number {
  const days = counts.reduce((sum, one) => sum + one, 0);
  if (days < DAYS_AT_LEAST) return Number.POSITIVE_INFINITY;
  let before = 0;
  for (const [size, count] of counts.entries()) {
    before += count;
    if (before * 2 >= days) return 2 ** (size - 1);
  }
  return Number.POSITIVE_INFINITY;
}

function exactMedians(
  batch: UsageBatch,
  rows: Int32Array,
  suspects: ReadonlySet<number>,
): Map<number, number> {
  const { people, actions } = batch.columns();
  const days = new Map<number, number[]>();
  for (const row of rows) {
    const person = people[row] ?? 0;
    const count = actions[row] ?? 0;
    if (count < 1 || !suspects.has(person)) continue;
    const own = days.get(person);
    if (own === undefined) days.set(person, [count]);
    else own.push(count);
  }
  return new Map(days.entries().map(([person, own]) => [person, medianOf(own)]));
}

function medianOf(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
