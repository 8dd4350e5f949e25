import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The condition that a column holds one of these values; none where all are meant. One text for any number. */
export function among(column: SQLWrapper, values: Iterable<string> | undefined): SQL | undefined {
  if (values === undefined) return undefined;
  return sql`${column} in (select value from json_each(${listed(values)}))`;
}

/** The same in a query that is prepared once, and is given `{ only: listed(values) }`. */
export function amongOnly(column: SQLWrapper): SQL {
  return sql`${column} in (select value from json_each(${sql.placeholder('only')}))`;
}

/**
 * That a row is of the rollout and of one of the teams in `only`, likewise prepared. The rows are found by
 * their team: left to itself, SQLite reads all rows of the rollout, since it takes any list for a long one.
 */
export function ofTeamsOnly(columns: { rolloutId: SQLWrapper; teamId: SQLWrapper }): SQL {
  const { rolloutId, teamId } = columns;
  return sql`+${rolloutId} = ${sql.placeholder('rolloutId')} and ${amongOnly(teamId)}`;
}

/** Values as a query takes them. */
export function listed(values: Iterable<string>): string {
  return JSON.stringify([...values]);
}
