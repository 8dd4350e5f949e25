/* Queries about all of a rollout's teams or people, or about some: each of the two compiled once. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { perDatabase } from './prepared.ts';

/** The condition that a column holds one of those asked about; none where all are. */
type InScope = (column: SQLWrapper) => SQL | undefined;
type Prepared<Row> = { all(values: Record<string, unknown>): Row[] };

/** `build` names what it is asked with by placeholders, and leaves `only` to the condition that it is given. */
export function scopedQuery<Row>(
  build: (database: Database, inScope: InScope) => Prepared<Row>,
): (
  database: Database,
  values: Record<string, unknown>,
  only: Iterable<string> | undefined,
) => Row[] {
  const ofAll = perDatabase((database) => build(database, () => undefined));
  const ofSome = perDatabase((database) =>
    build(
      database,
      (column) => sql`${column} in (select value from json_each(${sql.placeholder('only')}))`,
    ),
  );
  return (database, values, only) =>
    only === undefined
      ? ofAll(database).all(values)
      : ofSome(database).all({ ...values, only: JSON.stringify([...only]) });
}
