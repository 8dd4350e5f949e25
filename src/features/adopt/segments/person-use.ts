import { at, type TeamWeeks } from '../depth/person-weeks.ts';
import { type Segment, type SegmentDefinition, type SegmentMix, segmentOf } from './segment.ts';

/** One person's weeks since access up to a look, a zero for each without known use. */
export type UseOfPerson = {
  actions: number[];
  /** Weeks since they left; undefined while they are there. */
  leftWeeksAgo: number | undefined;
};

/** Everyone who ever had access by then, whoever left included. */
export function usesOf(team: TeamWeeks, weeks: number): UseOfPerson[] {
  return team.people.flatMap((_, person) => {
    const from = Math.max(0, at(team.accessFrom, person));
    const left = at(team.left, person);
    if (from >= weeks) return [];
    const row = person * team.columns;
    const cells = team.cells.subarray(row + from, row + Math.min(weeks, left));
    return [
      {
        actions: Array.from(cells, (cell) => Math.max(0, cell)),
        leftWeeksAgo: left < weeks ? weeks - left : undefined,
      },
    ];
  });
}

/** The segments of the people who have access now. */
export function segmentsOf(uses: readonly UseOfPerson[], definition: SegmentDefinition): Segment[] {
  return uses
    .filter(({ leftWeeksAgo }) => leftWeeksAgo === undefined)
    .map(({ actions }) => segmentOf(actions, definition));
}

/** The same, of these people alone where some are named, without a list of each person's weeks. */
export function addSegments(
  mix: SegmentMix,
  {
    team,
    weeks,
    people,
  }: { team: TeamWeeks; weeks: number; people?: Readonly<Record<string, unknown>> | undefined },
  definition: SegmentDefinition,
): void {
  for (let person = 0; person < team.people.length; person++) {
    const from = Math.max(0, at(team.accessFrom, person));
    if (from >= weeks || at(team.left, person) < weeks) continue;
    if (people !== undefined && people[team.people[person] ?? ''] === undefined) continue;
    const first = Math.max(from, weeks - definition.weeks);
    const row = person * team.columns;
    const known = team.cells.subarray(row + first, row + weeks);
    mix[
      segmentOf(
        Array.from(known, (cell) => Math.max(0, cell)),
        definition,
      )
    ]++;
  }
}
