import { sayBriefly, sayCount } from '../../../platform/words.ts';
import type { Chart } from '../../contract/chart.ts';

/** When teams started, the pilot's aside, and how many teams there are with it. */
export type Starts = { dates: readonly Temporal.PlainDate[]; teams: number };

const WEEKS_MAX = 12;
const RECENT_WEEKS = 4;

/** How many teams have started by the end of each week, from the week before the first wave on. */
export function startChart({ dates, teams }: Starts, today: Temporal.PlainDate): Chart | undefined {
  const days = dates.map(mondayOf).sort(Temporal.PlainDate.compare);
  const [first] = days;
  if (first === undefined) return undefined;
  const mondays = weeksUntil(mondayOf(today), first.subtract({ days: 7 }));
  const startedBy = (monday: Temporal.PlainDate) =>
    1 + days.filter((day) => Temporal.PlainDate.compare(day, monday) <= 0).length;
  const values = mondays.map(startedBy);
  const now = values.at(-1) ?? 1;
  const recent = now - startedBy(mondayOf(today).subtract({ days: RECENT_WEEKS * 7 }));
  return {
    order: 50,
    title: 'Teams that have started, by week',
    reads: `${now} of ${sayCount(teams, 'team')} have started, the pilot’s among them; ${recentWords(recent)}.`,
    kind: 'line',
    categories: mondays.map((monday) => sayBriefly(monday, today)),
    series: [{ name: 'Teams', values }],
  };
}

function recentWords(recent: number): string {
  if (recent === 0) return 'none in the last four weeks';
  return `${recent} of them in the last four weeks`;
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
