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
import {
  addWeekCounts,
  droppedWeeks,
  emptyWeekCounts,
  type WeekCounts,
} from '../depth/what-counts.ts';
import { addSegments } from '../segments/person-use.ts';
import {
  definitionFor,
  mixOf,
  type SegmentDefinition,
  type SegmentMix,
} from '../segments/segment.ts';
import { partsToShow } from './complement.ts';
import type { PeopleBehind } from './published-figures.ts';
import {
  addHidden,
  isRestSafe,
  takeOutOthers,
  type WeekFigure,
  weekFigures,
} from './weekly-figures.ts';

type Counted = { team: TeamWeeks; counts: WeekCounts };

export type LookAsked = {
  teamIds: readonly string[];
  /** The teams of each wave that has started. */
  waves: readonly { number: number; teamIds: ReadonlySet<string> }[];
  weeks: number;
  settings: DepthSettings;
  /** Of teams whose figures were shown: who was behind them. Others of theirs are not in what the whole shows. */
  behind: ReadonlyMap<string, PeopleBehind>;
  /** The mean a week of a power user. */
  powerMean: number;
  /** Reads the teams with these ids. */
  read(ids: readonly string[]): readonly TeamWeeks[];
};

export type LookFound = {
  teams: { judged: JudgedTeam; weekOneShare: number | undefined }[];
  waves: { number: number; judged: JudgedWave }[];
  rollout: JudgedWave;
  figures: RolloutFigures;
  noise: RolloutNoise;
  dropped: Uint8Array;
};

/** What pages show of the whole: nothing by which a part of fewer than five people could be computed. */
export type RolloutFigures = {
  weeks: WeekFigure[];
  mix: SegmentMix;
  definition: SegmentDefinition['name'];
  /** How many sources they were computed from. */
  sources?: number;
};

/** Teams that are read at once. */
const READ_AT_ONCE = 20;
/** What the noise of one team costs, in person-weeks. */
const NOISE_COST = 1000;

export function* lookAtTeams(asked: LookAsked): Generator<number, LookFound> {
  const { weeks, settings } = asked;
  const look: Look = { weeks, named: new Set(), settings };
  const all = emptyWeekCounts(weeks);
  const counted: Counted[] = [];
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
  const shown = partsToShow(
    teams.map(({ judged }) => ({ id: judged.team, people: judged.people })),
  );
  const { behind } = asked;
  const figures = yield* figuresOf(rollout, counted, { series, shown, behind });
  let definition = definitionFor({ weeksSinceStart: weeks, powerShare: 0 }, asked.powerMean);
  yield* addAllSegments(figures.mix, { counted, weeks, definition, behind });
  const everyone = Object.values(figures.mix).reduce((sum, count) => sum + count, 0);
  const powerShare = everyone === 0 ? 0 : figures.mix.power / everyone;
  const stricter = definitionFor({ weeksSinceStart: weeks, powerShare }, asked.powerMean);
  if (stricter.name !== definition.name) {
    definition = stricter;
    figures.mix = mixOf([]);
    yield* addAllSegments(figures.mix, { counted, weeks, definition, behind });
  }
  return {
    ...{ teams, waves, rollout, noise, dropped },
    figures: { ...figures, definition: definition.name },
  };
}

function* addAllSegments(
  mix: SegmentMix,
  about: {
    counted: readonly Counted[];
    weeks: number;
    definition: SegmentDefinition;
    behind: LookAsked['behind'];
  },
): Generator<number, void> {
  const { counted, weeks, definition, behind } = about;
  for (const { team } of counted) {
    addSegments(mix, { team, weeks, people: behind.get(team.team) }, definition);
    yield team.cells.length / 2;
  }
}

/** The weeks of the whole that give nothing away of what is not shown of its parts. */
function* figuresOf(
  { series: whole, counts }: JudgedWave,
  counted: readonly Counted[],
  parts: {
    series: readonly TwoSeries[];
    shown: ReadonlySet<string>;
    behind: LookAsked['behind'];
  },
): Generator<number, { weeks: WeekFigure[]; mix: SegmentMix }> {
  const hidden = new Int32Array(counts.counted.length);
  const told = { ...counts, counted: counts.counted.slice(), active: counts.active.slice() };
  for (const [index, one] of counted.entries()) {
    addHidden(hidden, one.counts, parts.shown.has(one.team.team) ? parts.series[index] : undefined);
    takeOutOthers(told, one.team, parts.behind.get(one.team.team));
    yield hidden.length;
  }
  const origin = whole.usable[0] ?? 0;
  const weeks = weekFigures(whole, told).filter(({ week }) =>
    isRestSafe(hidden[origin + week] ?? 0),
  );
  return { weeks, mix: mixOf([]) };
}

function* atCost<T>(slices: Generator<undefined, T>, cost: number): Generator<number, T> {
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
    yield cost;
  }
}
