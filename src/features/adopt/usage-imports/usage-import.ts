import { type DayNumber, dateOfDay, weekdayOf } from '../usage/usage.ts';
import type { RefusedRow } from '../usage-formats/usage-reading.ts';

/** How usage can arrive. */
export const importWays = ['file', 'form', 'webhook', 'telemetry', 'pull'] as const;
export type ImportWay = (typeof importWays)[number];

/** What is known of a person of a source. */
export type PersonStanding = 'matched' | 'unmatched' | 'program' | 'left-out';

/** What became of an import, row by row. */
export type ImportReport = {
  source: string;
  /** The same content was imported before, so nothing was read again. */
  isRepeat: boolean;
  isDryRun: boolean;
  rows: number;
  added: number;
  /** Rows that say something else than was stored. */
  revised: number;
  /** Rows that say what is stored already. */
  known: number;
  /** Rows about a person and a day of which another row of the same file speaks. */
  duplicates: number;
  refused: number;
  refusedRows: readonly RefusedRow[];
  /** Rows that are kept, and say more than ten times that person's usual day. */
  flagged: number;
  flaggedRows: readonly { person: string; day: string; actions: number }[];
  /** Rows of people of whose place nothing is kept, and of those who erased those days. */
  leftOut: number;
  people: { matched: number; unmatched: number; programs: number };
  unmatchedPeople: readonly string[];
  matchedRows: number;
  unmatchedRows: number;
  from: string | undefined;
  to: string | undefined;
  /** Whether nothing is known of people who are not in it, and whether that was guessed. */
  isPartial: boolean;
  looksPartial: boolean;
};

export const SHOWN_AT_MOST = 20;

type Range = { fromDay: DayNumber; toDay: DayNumber };

/** Working days among the days of a range. */
function workingDaysIn({ fromDay, toDay }: Range): number {
  let days = 0;
  for (let day = fromDay; day <= toDay; day += 1) if (weekdayOf(day) < 5) days += 1;
  return days;
}

/** With fewer reports than this before it there is nothing to compare with. */
const REPORTS_AT_LEAST = 2;
const PARTIAL_SHARE = 0.5;

/**
 * Whether a report has so few rows for each working day, compared with those before it, that it is likely
 * to be about some of the people only. Zeros would be written for all others, so it is better asked.
 */
export function looksPartial(
  now: Range & { rows: number },
  before: readonly (Range & { rows: number })[],
): boolean {
  const rates = before
    .filter((one) => workingDaysIn(one) > 0)
    .map((one) => one.rows / workingDaysIn(one))
    .sort((a, b) => a - b);
  const days = workingDaysIn(now);
  if (rates.length < REPORTS_AT_LEAST || days === 0) return false;
  return now.rows / days < PARTIAL_SHARE * (rates[rates.length >> 1] ?? 0);
}

/** Days of a range as bits of their weeks, Monday the lowest. */
export function daysByWeek(
  { fromDay, toDay }: Range,
  weekOf: (day: DayNumber) => number,
): Map<number, number> {
  const weeks = new Map<number, number>();
  for (let day = fromDay; day <= toDay; day += 1)
    weeks.set(weekOf(day), (weeks.get(weekOf(day)) ?? 0) | (1 << weekdayOf(day)));
  return weeks;
}

export const isoDay = (day: DayNumber) => dateOfDay(day).toString();
