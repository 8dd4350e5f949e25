import { sayCount, sayDay, sayFew } from '../../../platform/words.ts';
import type { SourceReports } from '../person-weeks/person-weeks.ts';
import {
  type DayNumber,
  dateOfWeek,
  isWholeWeek,
  mondayOf,
  type WeekNumber,
} from '../usage/usage.ts';

/** Days after a week's Sunday that sources take to report it. */
export const USUAL_LAG = 3;

const WEEKS_NAMED = 4;

/** The weeks that a source owes. */
export type MissingReport = {
  sourceId: number;
  /** The source's name, as somebody typed it. */
  source: string;
  /** Weeks not reported from Monday to Friday, the oldest first; never empty. */
  weeks: readonly WeekNumber[];
  /** Of those, the first after its last whole report; undefined where only weeks in between are missing. */
  lateFrom: WeekNumber | undefined;
  /** Days since that week was to be reported; 0 while nothing is late. */
  lateDays: number;
};

/**
 * What is missing of one source that is still in use, up to the last week that was to be reported by now;
 * undefined where nothing is. A week is to be reported three days after its Sunday.
 */
export function missingReport(
  { id, name, endedWeek, weeks }: SourceReports & { id: number; name: string },
  today: DayNumber,
): MissingReport | undefined {
  const known = [...weeks].filter(([, { days, someDays }]) => isWholeWeek(days | someDays));
  const reported = new Set(known.map(([week]) => week));
  const first = Math.min(...weeks.keys());
  if (weeks.size === 0) return undefined;
  const missing: WeekNumber[] = [];
  for (let week = first; reportDay(week) < today && week < (endedWeek ?? today); week++) {
    if (!reported.has(week)) missing.push(week);
  }
  if (missing.length === 0) return undefined;
  const last = Math.max(...reported, first - 1);
  const lateFrom = missing.find((week) => week > last);
  const lateDays = lateFrom === undefined ? 0 : today - reportDay(lateFrom);
  return { sourceId: id, source: name, weeks: missing, lateFrom, lateDays };
}

/** The day on which a week is to be reported: the Wednesday after it. */
export const reportDay = (week: WeekNumber): DayNumber => mondayOf(week) + 6 + USUAL_LAG;

/** "Usage of copilot is 12 days late: the week of 4 January is missing, and counts for nobody until it is here." */
export function sayMissingReport(
  { source, weeks, lateDays }: MissingReport,
  today: Temporal.PlainDate,
): string {
  const named = weeks.map((week) => sayDay(dateOfWeek(week), today));
  const isOne = weeks.length === 1;
  const which = `the ${isOne ? 'week' : 'weeks'} of ${sayFew(named, WEEKS_NAMED)}`;
  const until = isOne
    ? 'is missing, and counts for nobody until it is here'
    : 'are missing, and count for nobody until they are here';
  if (lateDays === 0) return `Usage of ${source} has gaps: ${which} ${until}.`;
  return `Usage of ${source} is ${sayCount(lateDays, 'day')} late: ${which} ${until}.`;
}
