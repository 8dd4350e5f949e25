import type { Database } from './database.ts';
import { perDatabase } from './prepared.ts';

type Values = Record<string, string | number | null>;

/**
 * A query of one column that is asked about everybody or only about those who are named, with both of its
 * statements prepared once. `where` ends in a condition; `column` holds the names.
 */
export function scopedColumn<Value>(
  where: string,
  column: string,
): (database: Database, values: Values, only: Iterable<string> | undefined) => Value[] {
  const statements = perDatabase(({ $client }) => ({
    all: $client.prepare<[Values], Value>(where).pluck(),
    some: $client
      .prepare<[Values], Value>(`${where} and ${column} in (select value from json_each(@only))`)
      .pluck(),
  }));
  return (database, values, only) => {
    const { all, some } = statements(database);
    return only === undefined
      ? all.all(values)
      : some.all({ ...values, only: JSON.stringify([...only]) });
  };
}
