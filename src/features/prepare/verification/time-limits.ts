/* How long cases and reviews may wait, and how long outputs are collected; all of it can be set. */
import { sayCount } from '../../../platform/words.ts';

export type TimeLimits = {
  /** Working hours of the person who is asked, until a case goes on without them. */
  takeHours: number;
  /** Working hours of the person who took a case, until it goes on although they have it. */
  settleHours: number;
  /** Days in which outputs come into one draw: few enough draws that digits are no chore, soon enough to hear of errors. */
  drawDays: number;
  /** Working days that a reviewer has. */
  reviewDays: number;
  /** Working days that a late review waits before somebody else is asked. */
  silentDays: number;
};

export const TIME_LIMITS: TimeLimits = {
  takeHours: 2,
  settleHours: 8,
  drawDays: 14,
  reviewDays: 3,
  silentDays: 2,
};

/** Each from its least to its most. More than a working day to take a case, and it could wait longer than a weekend. */
export const TIME_BOUNDS: Record<keyof TimeLimits, readonly [least: number, most: number]> = {
  takeHours: [0.25, 8],
  settleHours: [1, 40],
  drawDays: [1, 31],
  reviewDays: [1, 10],
  silentDays: [1, 10],
};

const names = Object.keys(TIME_LIMITS) as (keyof TimeLimits)[];

/** The shorter of both, limit by limit: what one person may set alone, since errors are found no later by it. */
export function shortest(a: TimeLimits, b: TimeLimits): TimeLimits {
  const each = names.map((name) => [name, Math.min(a[name], b[name])]);
  return Object.fromEntries(each) as TimeLimits;
}

/** What longer limits would let wait, a sentence each. */
export function longerWords(from: TimeLimits, to: TimeLimits): string[] {
  const hours = (count: number) => sayCount(count, 'working hour');
  const days = (count: number) => sayCount(count, 'working day');
  const says: Record<keyof TimeLimits, string> = {
    takeHours: `A case would go on after ${hours(to.takeHours)} that nobody takes it instead of ${hours(from.takeHours)}.`,
    settleHours: `A case that someone has would go on after ${hours(to.settleHours)} instead of ${hours(from.settleHours)}.`,
    drawDays: `Outputs would be collected for ${sayCount(to.drawDays, 'day')} before a draw instead of ${sayCount(from.drawDays, 'day')}.`,
    reviewDays: `A reviewer would have ${days(to.reviewDays)} instead of ${days(from.reviewDays)}.`,
    silentDays: `A late review would wait ${days(to.silentDays)} for someone else instead of ${days(from.silentDays)}.`,
  };
  return names.filter((name) => to[name] > from[name]).map((name) => says[name]);
}
