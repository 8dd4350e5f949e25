import type { DepthVerdict } from '../../src/features/adopt/depth/depth-verdict.ts';
import { wilsonInterval } from '../../src/features/adopt/segments/wilson.ts';
import type { FirstGiven } from './play.ts';

export type Rate = { by: number; share: number; low: number; high: number };

/** The share of teams that were called one of these by a week, with its interval of 95 %. */
export function rateBy(
  given: readonly FirstGiven[],
  verdicts: readonly DepthVerdict[],
  by: number,
): Rate {
  const called = given.filter((one) => verdicts.some((verdict) => (one[verdict] ?? 1e9) <= by));
  const { low, high } = wilsonInterval(called.length, given.length);
  return { by, share: called.length / given.length, low, high };
}

/** The week by which half of the teams were called this; undefined if fewer were. */
export function medianWeek(
  given: readonly FirstGiven[],
  verdict: DepthVerdict,
): number | undefined {
  const weeks = given.map((one) => one[verdict] ?? 1e9).toSorted((one, other) => one - other);
  const middle = weeks[Math.floor((weeks.length - 1) / 2)] ?? 1e9;
  return middle < 1e9 ? middle : undefined;
}

const percent = (share: number) => `${Math.round(share * 1000) / 10}`;

/** "1.4 (0.9-2.1) % by 104". */
export function sayRate({ by, share, low, high }: Rate): string {
  return `${percent(share)} (${percent(low)}-${percent(high)}) % by ${by}`;
}
