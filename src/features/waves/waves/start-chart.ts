import { earliestOf, isAfter } from '../../../platform/calendar.ts';
import { sayBriefly, sayPart } from '../../../platform/words.ts';
import type { Chart } from '../../contract/chart.ts';

/** How many of today's live teams started on which day, the pilot's aside; how many teams there are with it. */
export type Starts = { days: readonly StartDay[]; isPilotLive: boolean; teams: number };
export type StartDay = { on: Temporal.PlainDate; started: number };

const WEEKS_MAX = 12;
const RECENT_WEEKS = 4;

/** How many of the teams that are live had started by the end of each week, from the week before the first wave on. */
export function startChart(starts: Starts, today: Temporal.PlainDate): Chart | undefined {
  const { teams, isPilotLive } = starts;
  const days = starts.days.map(({ on, started }) => ({ monday: mondayOf(on), started }));
  const first = earliestOf(days.map(({ monday }) => monday));
  if (first === undefined) return undefined;
  const mondays = weeksUntil(mondayOf(today), first.subtract({ days: 7 }));
  const startedBy = (by: Temporal.PlainDate) =>
    days.reduce(
      (sum, { monday, started }) => (isAfter(monday, by) ? sum : sum + started),
      isPilotLive ? 1 : 0,
    );
  const values = mondays.map(startedBy);
  const now = values.at(-1) ?? 0;
  const recent = now - startedBy(mondayOf(today).subtract({ days: RECENT_WEEKS * 7 }));
  return {
    order: 50,
    title: 'Live teams, by the week of their start',
    reads: `${sayPart(now, teams, 'team', 'is')} live${isPilotLive ? ', the pilot’s among them' : ''}; ${recentWords(recent)}.`,
    kind: 'line',
    categories: mondays.map((monday) => sayBriefly(monday, today)),
    series: [{ name: 'Teams', values }],
  };
}

function recentWords(recent: number): string {
  if (recent === 0) return 'none of them started in the last four weeks';
  return `${recent} of them started in the last four weeks`;
}

function weeksUntil(last: Temporal.PlainDate, first: Temporal.PlainDate): Temporal.PlainDate[] {
  const weeks = Math.floor(first.until(last).total('days') / 7) + 1;
  const shown = Math.min(WEEKS_MAX, Math.max(2, weeks));
  return Array.from({ length: shown }, (_, week) =>
    last.subtract({ days: 7 * (shown - 1 - week) }),
  );
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}
