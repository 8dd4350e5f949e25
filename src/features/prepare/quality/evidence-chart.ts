import { isAfter } from '../../../platform/calendar.ts';
import { sayBriefly } from '../../../platform/words.ts';
import type { Chart } from '../../contract/chart.ts';
import { sayBound, sayFindings, sayShare } from '../verification/bound-words.ts';
import { atMost, type Findings } from '../verification/error-evidence.ts';

const WEEKS_MAX = 16;
/** Above this nothing is said of errors; the line stays at the top of the chart. */
const HIGHEST = 0.5;

type Found = Findings & { on: string };

/** Week by week, what was shown by its end: "at most x %" of outputs wrong, beside the limit. */
export function evidenceChart(
  counts: readonly Found[],
  { limit, today }: { limit: number; today: Temporal.PlainDate },
): Chart | undefined {
  const days = counts.map(({ on }) => Temporal.PlainDate.from(on)).sort(Temporal.PlainDate.compare);
  const [first] = days;
  if (first === undefined) return undefined;
  const ends = weekEnds(first, today);
  const foundBy = ends.map((end) => sum(counts, end));
  const values = foundBy.map((found) => percent(atMost(found) ?? HIGHEST));
  const last = foundBy.at(-1) ?? { reviews: 0, errors: 0 };
  const bound = atMost(last);
  const shown =
    bound === undefined
      ? `nothing up to ${sayShare(HIGHEST)} is shown yet`
      : `at most ${sayBound(bound)} of outputs are wrong`;
  return {
    order: 60,
    title: 'Errors: at most, by week',
    reads: `With ${sayFindings(last)} ${shown}; the limit is ${sayShare(limit)}. Lower is better, and ${sayShare(HIGHEST)} stands for nothing shown.`,
    kind: 'line',
    categories: ends.map((end) => sayBriefly(end, today)),
    series: [
      { name: 'At most, %', values },
      { name: 'Limit, %', values: ends.map(() => percent(limit)) },
    ],
  };
}

/** The Sundays from the week of the first review on, and today last. */
function weekEnds(first: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const ends: Temporal.PlainDate[] = [];
  let end = first.add({ days: 7 - first.dayOfWeek });
  while (isAfter(today, end)) {
    ends.push(end);
    end = end.add({ days: 7 });
  }
  return [...ends, today].slice(-WEEKS_MAX);
}

function sum(counts: readonly Found[], end: Temporal.PlainDate): Findings {
  const until = end.toString();
  const found = { reviews: 0, errors: 0 };
  for (const one of counts) {
    if (one.on > until) continue;
    found.reviews += one.reviews;
    found.errors += one.errors;
  }
  return found;
}

const percent = (share: number) => Math.round(share * 1000) / 10;
