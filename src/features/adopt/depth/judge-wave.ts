/*
 * A wave or a rollout: one fit over all people of all its teams. Other teams are never subtracted from one, which
 * would call flat teams deepening while others fall.
 */
import { type AtRisk, atRiskShare, countAtRisk } from './at-risk.ts';
import type { DepthSettings } from './depth-settings.ts';
import { type DepthJudgement, judgeDepth } from './depth-verdict.ts';
import type { Part } from './evidence.ts';
import type { Look } from './judge-teams.ts';
import type { RolloutNoise } from './noise.ts';
import { at, countPeopleNow, type TeamWeeks } from './person-weeks.ts';
import { blocksOf, straightLine } from './straight-line.ts';
import {
  gatherTeam,
  makeSeries,
  type Series,
  startGathering,
  type TwoSeries,
} from './two-series.ts';
import { addWeekCounts, emptyWeekCounts, usableWeeks, type WeekCounts } from './what-counts.ts';

export type JudgedWave = DepthJudgement & {
  origin: number;
  atRisk: number | undefined;
  series: TwoSeries;
  counts: WeekCounts;
};

/** Judges teams as one; yields after each of them, so that others may have their turn. */
export function* judgeWave(
  teams: readonly { team: TeamWeeks; counts: WeekCounts }[],
  { noise, dropped }: { noise: RolloutNoise; dropped: Uint8Array },
  { weeks, settings }: Look,
): Generator<undefined, JudgedWave> {
  const counts = emptyWeekCounts(weeks);
  const squares = new Float64Array(weeks);
  for (const one of teams) {
    addWeekCounts(counts, one.counts);
    for (let week = 0; week < weeks; week++) {
      (squares[week] as number) += at(one.counts.active, week) ** 2;
    }
    yield;
  }
  const gathering = startGathering(usableWeeks(counts, dropped, settings), settings);
  let people = 0;
  const risk: AtRisk = { people: 0, atRisk: 0 };
  for (const { team } of teams) {
    gatherTeam(gathering, team, settings);
    people += countPeopleNow(team, weeks);
    const own = countAtRisk(team, gathering.usable, weeks, settings);
    risk.people += own.people;
    risk.atRisk += own.atRisk;
    yield;
  }
  const series = makeSeries(gathering, counts, settings);
  const unevenness = (week: number) =>
    at(squares, gathering.origin + week) / at(counts.active, gathering.origin + week) ** 2;
  const judged = judgeDepth(
    {
      parts: waveParts(series, noise, unevenness, settings),
      cautious: () => waveParts(series, { ...noise, rho: noise.cautiousRho }, unevenness, settings),
      span: series.span,
      weeks: series.usable.length,
      people,
      declining: settings.waveDeclining,
    },
    settings,
  );
  const atRisk = atRiskShare(risk, settings);
  return { ...judged, origin: gathering.origin, atRisk, series, counts };
}

/**
 * `unevenness` is the sum of the squared shares of the teams in a week: 1 for one team, 1/n for n alike. The
 * teams' own shocks shrink with it; what is common to all teams does not, and comes from the wave's own weeks.
 */
function waveParts(
  series: TwoSeries,
  noise: RolloutNoise,
  unevenness: (week: number) => number,
  settings: DepthSettings,
): readonly [Part, Part] {
  const { own, shock, rho, spread } = noise;
  const teamShocks =
    series.intensity.weeks.length === 0 ? 0 : meanOver(series.intensity, unevenness);
  const shareOwn = spread * series.shareUnit;
  const common = commonShock(
    series.intensity,
    (item) =>
      own / at(series.intensity.people, item) +
      shock * unevenness(at(series.intensity.weeks, item)),
    settings.waveCommonShare * shock,
    settings,
  );
  const commonShare = commonShock(
    series.share,
    (item) => shareOwn / at(series.share.people, item),
    settings.waveShareShock,
    settings,
  );
  return [
    {
      series: series.intensity,
      noise: { own, shock: shock * teamShocks + common, rho },
      overlap: series.overlap,
    },
    {
      series: series.share,
      noise: { own: shareOwn, shock: commonShare, rho },
      overlap: undefined,
    },
  ];
}

function meanOver({ weeks }: Series, value: (week: number) => number): number {
  return weeks.reduce((sum, week) => sum + value(week), 0) / weeks.length;
}

/** The variance about straight lines beyond what is `expected` of an item, pulled towards `prior`. */
function commonShock(
  series: Series,
  expected: (item: number) => number,
  prior: number,
  settings: DepthSettings,
): number {
  let beyond = settings.wavePriorWeeks * prior;
  let free = settings.wavePriorWeeks;
  if (series.weeks.length === 0) return prior;
  for (const [first, end] of blocksOf(series.weeks.length, settings)) {
    const line = straightLine(series, first, end);
    for (let index = 0; index < end - first; index++) {
      const own = 1 - at(line.leverages, index);
      beyond += at(line.residuals, index) ** 2 - own * expected(first + index);
      free += own;
    }
  }
  return Math.max(0, beyond / free);
}
