/* What a chart shows of a team or of all teams, week by week, and what may be shown of it. */
import { depthSettings } from '../depth/depth-settings.ts';
import { at, type TeamWeeks } from '../depth/person-weeks.ts';
import type { TwoSeries } from '../depth/two-series.ts';
import { countingColumns, type WeekCounts } from '../depth/what-counts.ts';
import { SHOWN_PEOPLE_MIN } from './complement.ts';

/** One week that can be told: use per active person with the first such week at 100, and who used it, in percent. */
export type WeekFigure = {
  /** Weeks since the first usable one. */
  week: number;
  perPerson: number;
  share: number;
  people: number;
};

/** Weeks that are usable and have active people; the first one's use per person is 100. */
export function weekFigures(series: TwoSeries, counts: WeekCounts): WeekFigure[] {
  const origin = series.usable[0] ?? 0;
  const { weeks, values } = series.intensity;
  const level = values[0] ?? 0;
  return Array.from(weeks, (week, item) => {
    const people = at(counts.counted, origin + week);
    return {
      week,
      perPerson: Math.round(100 * Math.exp(at(values, item) - level)),
      share: Math.round((100 * at(counts.active, origin + week)) / people),
      people,
    };
  });
}

/** Adds the people of a part who count in each week, but for the weeks that are shown of it. */
export function addHidden(
  hidden: Int32Array,
  { counted }: WeekCounts,
  shown: TwoSeries | undefined,
): void {
  const usable = shown?.usable ?? [];
  for (let week = 0, next = 0; week < hidden.length; week++) {
    if (usable[next] === week) next++;
    else (hidden[week] as number) += at(counted, week);
  }
}

/** Takes out of the counts of a whole who of a team was not behind the figures that were shown of it. */
export function takeOutOthers(
  whole: Pick<WeekCounts, 'counted' | 'active'>,
  team: TeamWeeks,
  behind: Readonly<Record<string, unknown>> | undefined,
): void {
  if (behind === undefined) return;
  const weeks = whole.counted.length;
  for (const [person, id] of team.people.entries()) {
    if (behind[id] !== undefined) continue;
    const [from, until] = countingColumns(team, person, weeks, depthSettings);
    for (let week = from; week < until; week++) {
      const cell = at(team.cells, person * team.columns + week);
      if (cell < 0) continue;
      (whole.counted[week] as number)--;
      if (cell > 0) (whole.active[week] as number)--;
    }
  }
}

/** Whether a rest of so many people may be computed: of nobody, or of five or more. */
export function isRestSafe(people: number): boolean {
  return people === 0 || people >= SHOWN_PEOPLE_MIN;
}
