import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The condition that a column holds one of these values; none where all are meant. One text for any number. */
export function among(column: SQLWrapper, values: Iterable<string> | undefined): SQL | undefined {
  if (values === undefined) return undefined;
  return sql`${column} in (select value from json_each(${JSON.stringify([...values])}))`;
}

/** The same in a prepared query, which is given the values each time: `scopeOf(values)`. */
export function amongScope(column: SQLWrapper): SQL {
  return sql`${column} in (select value from json_each(${sql.placeholder('scope')}))`;
}

export const scopeOf = (values: Iterable<string>) => JSON.stringify([...values]);
