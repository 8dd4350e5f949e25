import { atRiskShare, countAtRisk } from './at-risk.ts';
import { breadthOf } from './breadth.ts';
import type { DepthSettings } from './depth-settings.ts';
import { type DepthJudgement, judgeDepth } from './depth-verdict.ts';
import type { Part } from './evidence.ts';
import { estimateNoise, type RolloutNoise } from './noise.ts';
import { countPeopleNow, type TeamWeeks } from './person-weeks.ts';
import { type TwoSeries, teamSeries } from './two-series.ts';
import {
  addWeekCounts,
  countWeeks,
  droppedWeeks,
  emptyWeekCounts,
  usableWeeks,
  type WeekCounts,
} from './what-counts.ts';

/** A look at the first `weeks` columns; `named` are those that a calendar drops. */
export type Look = { weeks: number; named: ReadonlySet<number>; settings: DepthSettings };

export type JudgedTeam = DepthJudgement & {
  team: string;
  /** The column of the first usable week; since-weeks are counted from it. */
  origin: number;
  atRisk: number | undefined;
};

export type JudgedRollout = {
  teams: JudgedTeam[];
  noise: RolloutNoise;
  /** 1 for each column that was dropped, named or quiet. */
  dropped: Uint8Array;
};

/** Judges all teams of a rollout, in the order of their names; to be run in one go. */
export function judgeTeams(teams: readonly TeamWeeks[], look: Look): JudgedRollout {
  const { settings, weeks } = look;
  const sorted = teams.toSorted((one, other) => (one.team < other.team ? -1 : 1));
  const counted = sorted.map((team) => countTeam(team, look));
  const all = emptyWeekCounts(weeks);
  for (const counts of counted) addWeekCounts(all, counts);
  const dropped = droppedWeeks(all, look.named, settings);
  const series = sorted.map((team, index) =>
    seriesOf(team, counted[index] ?? emptyWeekCounts(weeks), dropped, look),
  );
  const noise = allAtOnce(estimateNoise(series, settings));
  const judged = sorted.map((team, index) =>
    judgeTeam(team, series[index] as TwoSeries, noise, look),
  );
  return { teams: judged, noise, dropped };
}

/** What a team's weeks hold, for the whole rollout's quiet weeks and for its own series. */
export function countTeam(team: TeamWeeks, { weeks, settings }: Look): WeekCounts {
  const counts = emptyWeekCounts(weeks);
  countWeeks(counts, team, settings);
  return counts;
}

export function seriesOf(
  team: TeamWeeks,
  counts: WeekCounts,
  dropped: Uint8Array,
  { settings }: Look,
): TwoSeries {
  return teamSeries(team, usableWeeks(counts, dropped, settings), counts, settings);
}

/** The parts that evidence is taken of. */
export function partsOf(series: TwoSeries, noise: RolloutNoise): readonly [Part, Part] {
  const { own, shock, rho } = noise;
  return [
    { series: series.intensity, noise: { own, shock, rho }, overlap: series.overlap },
    {
      series: series.share,
      noise: { own: noise.spread * series.shareUnit, shock: 0, rho: 0 },
      overlap: undefined,
    },
  ];
}

export function judgeTeam(
  team: TeamWeeks,
  series: TwoSeries,
  noise: RolloutNoise,
  { weeks, settings }: Look,
): JudgedTeam {
  const { own, shock, rho } = noise;
  const judged = judgeDepth(
    {
      parts: partsOf(series, noise),
      cautious: () => partsOf(series, { ...noise, rho: noise.cautiousRho }),
      span: series.span,
      weeks: series.usable.length,
      people: countPeopleNow(team, weeks),
      declining: settings.declining,
      breadth: (onset) =>
        breadthOf(team, series.usable, { onset, noise: { own, shock, rho } }, settings),
    },
    settings,
  );
  return {
    ...judged,
    team: team.team,
    origin: series.usable[0] ?? 0,
    atRisk: atRiskShare(countAtRisk(team, series.usable, weeks, settings), settings),
  };
}

/** Runs what was made to be run in slices in one go. */
export function allAtOnce<T>(slices: Generator<undefined, T>): T {
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}
