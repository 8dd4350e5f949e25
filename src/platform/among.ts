import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The condition that a column holds one of these values; none where all are meant. One text for any number. */
export function among(column: SQLWrapper, values: Iterable<string> | undefined): SQL | undefined {
  if (values === undefined) return undefined;
  return sql`${column} in (select value from json_each(${asList(values)}))`;
}

/** The same in a prepared query, which is given the values as `only`, made by `asList`. */
export function amongGiven(column: SQLWrapper): SQL {
  return sql`${column} in (select value from json_each(${sql.placeholder('only')}))`;
}

export const asList = (values: Iterable<string>): string => JSON.stringify([...values]);
