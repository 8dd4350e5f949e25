import { and, type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The condition that a column holds one of these values; none where all are meant. One text for any number. */
export function among(column: SQLWrapper, values: Iterable<string> | undefined): SQL | undefined {
  if (values === undefined) return undefined;
  return sql`${column} in (select value from json_each(${asList(values)}))`;
}

/** The same in a prepared query, which is given the values as `only`, made by `asList`. */
export function amongGiven(column: SQLWrapper): SQL {
  return sql`${column} in (select value from json_each(${sql.placeholder('only')}))`;
}

type OfTeam = { rolloutId: SQLWrapper; teamId: SQLWrapper };

/**
 * The condition on rows of a rollout, or of those of its teams that are named. These are found by their
 * team: left to itself, SQLite would read all rows of the rollout, since it takes any list for a long one.
 */
export function ofTeams(
  { rolloutId, teamId }: OfTeam,
  rollout: string,
  only: Iterable<string> | undefined,
): SQL | undefined {
  if (only === undefined) return sql`${rolloutId} = ${rollout}`;
  return and(sql`+${rolloutId} = ${rollout}`, among(teamId, only));
}

/** The same for a prepared query of all, and for one that is given the teams as `only`. */
export function ofAllTeams({ rolloutId }: OfTeam): SQL {
  return sql`${rolloutId} = ${sql.placeholder('rolloutId')}`;
}
export function ofTeamsGiven({ rolloutId, teamId }: OfTeam): SQL | undefined {
  return and(sql`+${rolloutId} = ${sql.placeholder('rolloutId')}`, amongGiven(teamId));
}

export const asList = (values: Iterable<string>): string => JSON.stringify([...values]);
