import type { UserId } from '../../../platform/ids.ts';
import {
  type DayNumber,
  isWholeWeek,
  type WeekNumber,
  weekdayOf,
  weekOfDay,
} from '../usage/usage.ts';
import type { WeeklyActions } from '../usage/weekly-actions.ts';

/** What is known of one person of a team, week by week from `firstWeek` on; weeks are Mondays. */
export type PersonWeeks = {
  personId: UserId;
  /** The first week with access. */
  accessFrom: WeekNumber;
  /** The first week without it, of whoever left. */
  left: WeekNumber | undefined;
  firstWeek: WeekNumber;
  /** Acts in each week; `UNKNOWN` where nothing says whether there were any. */
  actions: Int32Array;
  /** 1 where absence is known. */
  away: Uint8Array;
};

export const UNKNOWN = -1;

type Span = { from: WeekNumber; left: WeekNumber | undefined };

/**
 * One person's weeks from what their sources counted. A zero is written only where every source that was
 * expected has reported the week for everyone; where it was reported for some people, no count means that
 * nothing is known; and where days are missing, a count would be too small, so it is unknown as well.
 */
export function personWeeks(
  person: {
    personId: UserId;
    span: Span;
    counted: readonly WeeklyActions[];
    /** The last week of which the person erased what was counted. */
    erasedTo?: WeekNumber | undefined;
  },
  weeks: { reported: ReportedWeeks; away: Uint8Array },
): PersonWeeks {
  const { personId, span, counted, erasedTo = Number.NEGATIVE_INFINITY } = person;
  const { firstWeek, states } = weeks.reported;
  const actions = new Int32Array(states.length).fill(UNKNOWN);
  for (const [index, state] of states.entries()) {
    const week = firstWeek + index;
    const hasAccess = week >= span.from && (span.left === undefined || week < span.left);
    if (state === 'missing' || !hasAccess || week <= erasedTo) continue;
    let sum = 0;
    for (const one of counted) sum += one.actions[week - one.firstWeek] ?? 0;
    if (sum > 0 || state === 'whole') actions[index] = Math.min(sum, 2 ** 31 - 1);
  }
  return { personId, accessFrom: span.from, left: span.left, firstWeek, actions, away: weeks.away };
}

/** Whether a week was reported for everyone, for some, or not from Monday to Friday. */
export type WeekState = 'whole' | 'some' | 'missing';
export type ReportedWeeks = { firstWeek: WeekNumber; states: readonly WeekState[] };

export type SourceReports = {
  /** The first week in which nobody waits for it any more; undefined while it is in use. */
  endedWeek: WeekNumber | undefined;
  /** By week, the days as bits from Monday: reported for everyone, and for some people alone. */
  weeks: ReadonlyMap<WeekNumber, { days: number; someDays: number }>;
};

/**
 * What is known of the weeks from the first that any source reported to the last. A source is expected
 * from its own first week on until it is ended: one that fell silent leaves weeks that nobody knows.
 */
export function reportedWeeks(sources: readonly SourceReports[]): ReportedWeeks {
  const all = sources.flatMap(({ weeks }) => [...weeks.keys()]);
  const first = Math.min(...all);
  const last = Math.max(...all);
  if (all.length === 0) return { firstWeek: 0, states: [] };
  const starts = sources.map(({ weeks }) => Math.min(...weeks.keys()));
  const states = Array.from({ length: last - first + 1 }, (_, index): WeekState => {
    const week = first + index;
    const expected = sources.filter(({ endedWeek }, at) => {
      return week >= (starts[at] ?? week) && (endedWeek === undefined || week < endedWeek);
    });
    const found = expected.map((source) => source.weeks.get(week) ?? { days: 0, someDays: 0 });
    if (found.length === 0) return 'missing';
    if (found.every(({ days }) => isWholeWeek(days))) return 'whole';
    return found.every(({ days, someDays }) => isWholeWeek(days | someDays)) ? 'some' : 'missing';
  });
  return { firstWeek: first, states };
}

/** A week in which somebody was away on at least so many of its five working days counts as away. */
export const AWAY_DAYS = 3;

/** The weeks in which somebody was away, by the working days that they are known to have missed. */
export function awayWeeks(
  { firstWeek, states }: ReportedWeeks,
  daysOff: Iterable<DayNumber>,
): Uint8Array {
  const missed = new Uint8Array(states.length);
  for (const day of new Set(daysOff)) {
    const index = weekOfDay(day) - firstWeek;
    if (weekdayOf(day) < 5 && index >= 0 && index < missed.length)
      missed[index] = (missed[index] ?? 0) + 1;
  }
  return missed.map((days) => (days >= AWAY_DAYS ? 1 : 0));
}
