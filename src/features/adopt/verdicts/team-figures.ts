/* The figures of one team, computed from some of its people. */
import { atRiskShare, countAtRisk } from '../depth/at-risk.ts';
import { depthSettings } from '../depth/depth-settings.ts';
import { countTeam, seriesOf } from '../depth/judge-teams.ts';
import { at, type TeamWeeks } from '../depth/person-weeks.ts';
import { concentrationOf } from '../segments/concentration.ts';
import { movementOf, retentionOf } from '../segments/movement.ts';
import { segmentsOf, usesOf } from '../segments/person-use.ts';
import { mixOf, type SegmentDefinition } from '../segments/segment.ts';
import {
  sayConcentration,
  sayMovement,
  sayRetention,
  sayTimeToHabit,
} from '../segments/segment-words.ts';
import { medianWeeks, watchHabit } from '../segments/time-to-habit.ts';
import type { PeopleBehind, Standing, TeamFigures } from './published-figures.ts';
import { weekFigures } from './weekly-figures.ts';

export type FigureSource = {
  team: TeamWeeks;
  weeks: number;
  /** 1 for each week that was left out for everyone. */
  dropped: Uint8Array;
  definition: SegmentDefinition;
  /** The week after the last one of the look, by which figures are renewed. */
  week: number;
};

/** Whom figures would tell of: everyone of whom at least one week is known. */
export function peopleBehind({ team, weeks, definition }: FigureSource): PeopleBehind {
  const behind: Record<string, Standing> = {};
  for (const [person, id] of team.people.entries()) {
    const row = team.cells.subarray(person * team.columns, person * team.columns + weeks);
    const firstKnown = row.findIndex((cell) => cell >= 0);
    if (firstKnown === -1) continue;
    // Whoever erased their record is new again.
    const from = Math.max(firstKnown, at(team.accessFrom, person));
    const isFull = weeks - from >= definition.weeks;
    behind[id] = at(team.left, person) < weeks ? 'left' : isFull ? 'full' : 'new';
  }
  return behind;
}

/** The same team of some of its people alone; who was new before still is. */
export function onlyPeople(source: FigureSource, people: PeopleBehind): FigureSource {
  const { team, weeks, definition } = source;
  const kept = team.people.flatMap((id, person) => (people[id] === undefined ? [] : [person]));
  const cells = new Int32Array(kept.length * team.columns);
  for (const [place, person] of kept.entries()) {
    const row = team.cells.subarray(person * team.columns, (person + 1) * team.columns);
    cells.set(row, place * team.columns);
  }
  const columnsOf = (values: Int32Array) => Int32Array.from(kept, (person) => at(values, person));
  const accessFrom = Int32Array.from(kept, (person) => {
    const isNew = people[team.people[person] ?? ''] === 'new';
    const own = at(team.accessFrom, person);
    return isNew ? Math.max(own, weeks - definition.weeks + 1) : own;
  });
  const of = { people: kept.map((person) => team.people[person] ?? ''), cells };
  return { ...source, team: { ...team, ...of, accessFrom, left: columnsOf(team.left) } };
}

/** Weeks are told by their own numbers, whatever the first one is. */
export function teamFigures({ team, weeks, dropped, definition, week }: FigureSource): TeamFigures {
  const look = { weeks, named: new Set<number>(), settings: depthSettings };
  const counts = countTeam(team, look);
  const series = seriesOf(team, counts, dropped, look);
  const origin = week - weeks + (series.usable[0] ?? 0);
  const uses = usesOf(team, weeks);
  const watched = uses.map(({ actions }) => watchHabit(actions, definition));
  const recent = uses
    .filter(({ leftWeeksAgo }) => leftWeeksAgo === undefined)
    .map(({ actions }) => actions.slice(-definition.weeks).reduce((sum, one) => sum + one, 0));
  const moves = uses.map(({ actions, leftWeeksAgo }) => {
    return { actions, hasLeft: leftWeeksAgo !== undefined };
  });
  const said = [
    sayTimeToHabit(medianWeeks(watched), watched.length),
    sayMovement(movementOf(moves, definition)),
    sayRetention(retentionOf(uses, definition)),
    sayConcentration(concentrationOf(recent)),
  ];
  return {
    weeks: weekFigures(series, counts).map((one) => ({ ...one, week: one.week + origin })),
    mix: mixOf(segmentsOf(uses, definition)),
    definition: definition.name,
    says: said.filter((one) => one !== undefined),
    atRisk: atRiskShare(countAtRisk(team, series.usable, weeks, depthSettings), depthSettings),
  };
}
