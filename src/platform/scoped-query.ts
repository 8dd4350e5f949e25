/* Queries about all of a rollout's teams or people, or about some: each of the two compiled once. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { amongOnly, listed, ofTeamsOnly } from './among.ts';
import type { Database } from './database.ts';
import { perDatabase } from './prepared.ts';

/**
 * The condition that a column holds one of those asked about, and that the row is of the rollout where its
 * column is named. Rows of few are found by the first: left to itself, SQLite reads all of the rollout.
 * Where an index has both columns, the rollout is better asked for beside it.
 */
type InScope = (column: SQLWrapper, rolloutId?: SQLWrapper) => SQL | undefined;
type Prepared<Row> = { all(values: Record<string, unknown>): Row[] };

/** `build` names what it is asked with by placeholders, and leaves `only` to the condition that it is given. */
export function scopedQuery<Row>(
  build: (database: Database, inScope: InScope) => Prepared<Row>,
): (
  database: Database,
  values: Record<string, unknown>,
  only: Iterable<string> | undefined,
) => Row[] {
  const ofAll = perDatabase((database) => build(database, ofRollout));
  const ofSome = perDatabase((database) => build(database, ofFew));
  return (database, values, only) =>
    only === undefined
      ? ofAll(database).all(values)
      : ofSome(database).all({ ...values, only: listed(only) });
}

const ofRollout: InScope = (_column, rolloutId) =>
  rolloutId === undefined ? undefined : sql`${rolloutId} = ${sql.placeholder('rolloutId')}`;

const ofFew: InScope = (column, rolloutId) =>
  rolloutId === undefined ? amongOnly(column) : ofTeamsOnly({ rolloutId, teamId: column });
