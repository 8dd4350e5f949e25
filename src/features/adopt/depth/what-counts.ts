import type { DepthSettings } from './depth-settings.ts';
import { at, type TeamWeeks, UNKNOWN } from './person-weeks.ts';

/** Of each week: person-weeks due, reported, that count, and with an action. */
export type WeekCounts = {
  due: Int32Array;
  reported: Int32Array;
  counted: Int32Array;
  active: Int32Array;
};

/** The columns of a person that count, if there is a line and it says that they were there. */
export function countingColumns(
  team: TeamWeeks,
  person: number,
  weeks: number,
  settings: DepthSettings,
): [from: number, until: number] {
  const from = (team.accessFrom[person] as number) + settings.noveltyWeeks;
  return [Math.max(0, from), Math.min(weeks, team.left[person] as number)];
}

export function emptyWeekCounts(weeks: number): WeekCounts {
  const none = () => new Int32Array(weeks);
  return { due: none(), reported: none(), counted: none(), active: none() };
}

/** Adds a team's person-weeks to counts, of its own or of many teams. */
export function countWeeks(counts: WeekCounts, team: TeamWeeks, settings: DepthSettings): void {
  const weeks = counts.due.length;
  for (let person = 0; person < team.people.length; person++) {
    const row = person * team.columns;
    const [counts1, until] = countingColumns(team, person, weeks, settings);
    for (let week = Math.max(0, team.accessFrom[person] as number); week < until; week++) {
      const cell = team.cells[row + week] as number;
      (counts.due[week] as number)++;
      if (cell === UNKNOWN) continue;
      (counts.reported[week] as number)++;
      if (cell < 0 || week < counts1) continue;
      (counts.counted[week] as number)++;
      if (cell > 0) (counts.active[week] as number)++;
    }
  }
}

/** Adds one count to another: a wave is the sum of its teams. */
export function addWeekCounts(sum: WeekCounts, counts: WeekCounts): void {
  for (const key of ['due', 'reported', 'counted', 'active'] as const) {
    const into = sum[key];
    for (let week = 0; week < into.length; week++) (into[week] as number) += at(counts[key], week);
  }
}

/**
 * Weeks that are dropped for every team: 1 for each that the calendar names, and for quiet ones, in which
 * far fewer of all counted people are active than usual. A long quiet is no holiday and is kept.
 */
export function droppedWeeks(
  all: WeekCounts,
  named: ReadonlySet<number>,
  settings: DepthSettings,
): Uint8Array {
  const dropped = new Uint8Array(all.due.length);
  const kept: number[] = [];
  let running = 0;
  for (let week = 0; week < dropped.length; week++) {
    if (named.has(week)) dropped[week] = 1;
    const counted = all.counted[week] as number;
    if (dropped[week] === 1 || counted === 0) continue;
    const share = (all.active[week] as number) / counted;
    if (running < settings.holidayMaxRun && isQuiet(share, kept, settings)) {
      dropped[week] = 1;
      running++;
      continue;
    }
    running = 0;
    kept.push(share);
  }
  return dropped;
}

function isQuiet(share: number, kept: readonly number[], settings: DepthSettings): boolean {
  if (kept.length < settings.holidayMinBack) return false;
  return share < settings.holidayShare * medianOf(kept.slice(-settings.holidayBack));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** The columns in which enough was reported of enough people, and which were not dropped. */
export function usableWeeks(
  counts: WeekCounts,
  dropped: Uint8Array,
  settings: DepthSettings,
): Int32Array {
  const usable: number[] = [];
  for (let week = 0; week < counts.due.length; week++) {
    if (dropped[week] === 1 || (counts.counted[week] as number) < settings.minPeople) continue;
    if ((counts.reported[week] as number) < settings.completeShare * (counts.due[week] as number))
      continue;
    usable.push(week);
  }
  return Int32Array.from(usable);
}
