import type { Database } from './database.ts';

/** Builds something once for each database: a prepared query that is asked on every request. */
export function perDatabase<T>(build: (database: Database) => T): (database: Database) => T {
  const built = new WeakMap<Database, T>();
  return (database) => {
    const known = built.get(database);
    if (known !== undefined) return known;
    const fresh = build(database);
    built.set(database, fresh);
    return fresh;
  };
}
