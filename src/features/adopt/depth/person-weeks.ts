/* What goes into a verdict: who used it how often in which week. */

/** No line: what this person did in this week is unknown. */
export const UNKNOWN = -1;
/** A line of somebody who was known to be away. */
export const AWAY = -2;
/** The column of somebody who has not left. */
export const STAYS = 2 ** 31 - 1;

/**
 * The person-weeks of a team. Columns are weeks, counted from a Monday that all teams of a rollout share;
 * `cells` holds one row of `columns` values for each person: actions, `UNKNOWN` or `AWAY`.
 */
export type TeamWeeks = {
  team: string;
  people: readonly string[];
  /** The first column of each person's access; may lie before the first week that is known. */
  accessFrom: Int32Array;
  /** The first column in which a person is no longer there, or `STAYS`. */
  left: Int32Array;
  columns: number;
  cells: Int32Array;
};

/** People with access in the last of these weeks. */
export function countPeopleNow(team: TeamWeeks, weeks: number): number {
  const now = weeks - 1;
  let people = 0;
  for (let person = 0; person < team.people.length; person++) {
    if (at(team.accessFrom, person) <= now && now < at(team.left, person)) people++;
  }
  return people;
}

/** A value of an array whose bounds the caller keeps. */
export function at(values: { readonly [index: number]: number }, index: number): number {
  return values[index] as number;
}
