import type { DepthSettings } from './depth-settings.ts';
import { addOverlap, noOverlapSums, type OverlapSums, overlapOf } from './overlap.ts';
import type { TeamWeeks } from './person-weeks.ts';
import {
  addPerson,
  noWeekEquations,
  solveWeekEffects,
  type WeekEffects,
  type WeekEquations,
} from './week-effects.ts';
import { countingColumns, type WeekCounts } from './what-counts.ts';

/** A value for each week that has one: `weeks` since the first usable week, and the people behind each. */
export type Series = { weeks: Int32Array; values: Float64Array; people: Float64Array };

/** What a team or a wave is judged by. */
export type TwoSeries = {
  /** Columns of the weeks that are usable; the first one is week 0 of both series. */
  usable: Int32Array;
  /** Weeks from the first usable one to the last, both included. */
  span: number;
  /** Do those who use it use it more or less? Logarithms, free of level. */
  intensity: Series;
  overlap: Float64Array;
  residualSquares: number;
  degreesOfFreedom: number;
  /** Do fewer people use it? Shares of the counted people, divided by the share over all weeks. */
  share: Series;
  /** Variance of one person's share. */
  shareUnit: number;
};

/** What is added up of people, a team at a time, before the series are made. */
export type Gathering = {
  usable: Int32Array;
  origin: number;
  equations: WeekEquations;
  overlaps: OverlapSums;
};

export function startGathering(usable: Int32Array, settings: DepthSettings): Gathering {
  const origin = usable[0] ?? 0;
  const span = usable.length === 0 ? 0 : (usable[usable.length - 1] as number) - origin + 1;
  return {
    usable,
    origin,
    equations: noWeekEquations(span),
    overlaps: noOverlapSums(span, settings.onsetStep),
  };
}

/** One person's active weeks, since the first usable one, with the logarithms of their actions. */
export type ActiveWeeks = { weeks: Int32Array; logs: Float64Array; count: number };

export function roomForActiveWeeks(weeks: number): ActiveWeeks {
  return { weeks: new Int32Array(weeks), logs: new Float64Array(weeks), count: 0 };
}

const LOGARITHMS = Float64Array.from({ length: 1024 }, (_, actions) => Math.log(actions));

/** Reads the active weeks of a person among the usable ones. */
export function readActiveWeeks(
  team: TeamWeeks,
  person: number,
  gathering: Gathering,
  into: ActiveWeeks & { settings: DepthSettings },
): void {
  const { usable, origin } = gathering;
  const last = usable.length === 0 ? 0 : (usable[usable.length - 1] as number) + 1;
  const [from, until] = countingColumns(team, person, last, into.settings);
  const row = person * team.columns;
  into.count = 0;
  for (let index = 0; index < usable.length; index++) {
    const week = usable[index] as number;
    if (week < from) continue;
    if (week >= until) break;
    const actions = team.cells[row + week] as number;
    if (actions <= 0) continue;
    into.weeks[into.count] = week - origin;
    into.logs[into.count] = actions < 1024 ? (LOGARITHMS[actions] as number) : Math.log(actions);
    into.count++;
  }
}

/** People with one active week tell of no change. */
export const ACTIVE_WEEKS_MIN = 2;

/** Adds a team's people; `without` are left out, by their place in the team. */
export function gatherTeam(
  gathering: Gathering,
  team: TeamWeeks,
  settings: DepthSettings,
  without?: ReadonlySet<number>,
): void {
  const active = { ...roomForActiveWeeks(gathering.usable.length), settings };
  for (let person = 0; person < team.people.length; person++) {
    if (without?.has(person) === true) continue;
    readActiveWeeks(team, person, gathering, active);
    if (active.count < ACTIVE_WEEKS_MIN) continue;
    addPerson(gathering.equations, active.weeks, active.logs, active.count);
    addOverlap(gathering.overlaps, active.weeks, active.count);
  }
}

/** The two series of what was gathered; `counts` are of the same people. */
export function makeSeries(
  gathering: Gathering,
  counts: WeekCounts,
  settings: DepthSettings,
): TwoSeries {
  const fit = solveWeekEffects(gathering.equations);
  return {
    usable: gathering.usable,
    span: gathering.equations.weeks,
    intensity: intensityOf(fit, gathering.equations.people),
    overlap: overlapOf(gathering.overlaps),
    residualSquares: fit.residualSquares,
    degreesOfFreedom: fit.degreesOfFreedom,
    ...shareOf(gathering, counts, settings),
  };
}

/** The series of one team alone. */
export function teamSeries(
  team: TeamWeeks,
  usable: Int32Array,
  counts: WeekCounts,
  settings: DepthSettings,
): TwoSeries {
  const gathering = startGathering(usable, settings);
  gatherTeam(gathering, team, settings);
  return makeSeries(gathering, counts, settings);
}

export function intensityOf(fit: WeekEffects, people: Float64Array): Series {
  const items = people.reduce((sum, count) => (count > 0 ? sum + 1 : sum), 0);
  const series = roomForSeries(items);
  for (let week = 0, item = 0; week < people.length; week++) {
    const count = people[week] as number;
    if (count === 0) continue;
    series.weeks[item] = week;
    series.values[item] = fit.effects[week] as number;
    series.people[item++] = count;
  }
  return series;
}

function roomForSeries(items: number): Series {
  return {
    weeks: new Int32Array(items),
    values: new Float64Array(items),
    people: new Float64Array(items),
  };
}

function shareOf(
  { usable, origin }: Gathering,
  counts: WeekCounts,
  settings: DepthSettings,
): { share: Series; shareUnit: number } {
  let [active, counted] = [0, 0];
  for (const week of usable) {
    active += counts.active[week] as number;
    counted += counts.counted[week] as number;
  }
  if (active === 0) return { share: roomForSeries(0), shareUnit: 0 };
  const share = active / counted;
  const series = roomForSeries(usable.length);
  for (let item = 0; item < usable.length; item++) {
    const week = usable[item] as number;
    const people = counts.counted[week] as number;
    series.weeks[item] = week - origin;
    series.values[item] = (counts.active[week] as number) / people / share;
    series.people[item] = people;
  }
  return {
    share: series,
    shareUnit: Math.max(share * (1 - share), settings.shareFloor) / share ** 2,
  };
}
