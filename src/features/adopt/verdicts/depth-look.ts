/*
 * One look at all teams of a rollout. It is made in slices: after each it yields about how many person-weeks it
 * went through, so that whoever runs it can stop when it has taken long enough.
 */
import type { DepthSettings } from '../depth/depth-settings.ts';
import type { JudgedTeam } from '../depth/judge-teams.ts';
import { countTeam, judgeTeam, type Look, seriesOf } from '../depth/judge-teams.ts';
import { type JudgedWave, judgeWave } from '../depth/judge-wave.ts';
import { estimateNoise, type RolloutNoise } from '../depth/noise.ts';
import type { TeamWeeks } from '../depth/person-weeks.ts';
import type { TwoSeries } from '../depth/two-series.ts';
import { weekOneShare } from '../depth/week-one.ts';
import { addWeekCounts, droppedWeeks, emptyWeekCounts } from '../depth/what-counts.ts';

export type LookAsked = {
  teamIds: readonly string[];
  /** The teams of each wave that has started. */
  waves: readonly { number: number; teamIds: ReadonlySet<string> }[];
  weeks: number;
  settings: DepthSettings;
  /** Reads the teams with these ids. */
  read(ids: readonly string[]): readonly TeamWeeks[];
};

export type LookFound = {
  teams: { judged: JudgedTeam; weekOneShare: number | undefined }[];
  waves: { number: number; judged: JudgedWave }[];
  rollout: JudgedWave;
  noise: RolloutNoise;
  dropped: Uint8Array;
};

/** Teams that are read at once. */
const READ_AT_ONCE = 20;
/** What the noise of one team costs, in person-weeks. */
const NOISE_COST = 200;

export function* lookAtTeams(asked: LookAsked): Generator<number, LookFound> {
  const { weeks, settings } = asked;
  const look: Look = { weeks, named: new Set(), settings };
  const all = emptyWeekCounts(weeks);
  const counted: { team: TeamWeeks; counts: ReturnType<typeof countTeam> }[] = [];
  for (let from = 0; from < asked.teamIds.length; from += READ_AT_ONCE) {
    let cells = READ_AT_ONCE;
    for (const team of asked.read(asked.teamIds.slice(from, from + READ_AT_ONCE))) {
      const counts = countTeam(team, look);
      addWeekCounts(all, counts);
      counted.push({ team, counts });
      cells += team.cells.length;
    }
    yield cells;
  }
  const dropped = droppedWeeks(all, look.named, settings);
  const series: TwoSeries[] = [];
  for (const { team, counts } of counted) {
    series.push(seriesOf(team, counts, dropped, look));
    yield team.cells.length;
  }
  const noise = yield* atCost(estimateNoise(series, settings), NOISE_COST);
  const teams: LookFound['teams'] = [];
  for (const [index, { team }] of counted.entries()) {
    const judged = judgeTeam(team, series[index] as TwoSeries, noise, look);
    teams.push({ judged, weekOneShare: weekOneShare(team, weeks, settings) });
    yield team.cells.length;
  }
  const together = { noise, dropped };
  const waves: LookFound['waves'] = [];
  for (const { number, teamIds } of asked.waves) {
    const own = counted.filter(({ team }) => teamIds.has(team.team));
    waves.push({ number, judged: yield* atCost(judgeWave(own, together, look), 100) });
  }
  const rollout = yield* atCost(judgeWave(counted, together, look), 100);
  return { teams, waves, rollout, noise, dropped };
}

function* atCost<T>(slices: Generator<undefined, T>, cost: number): Generator<number, T> {
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
    yield cost;
  }
}
