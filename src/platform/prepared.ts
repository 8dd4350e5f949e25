import type { Database } from './database.ts';
import { onceFor } from './once-for.ts';

/** Builds something once for each database: a prepared query that is asked on every request. */
export function perDatabase<T>(build: (database: Database) => T): (database: Database) => T {
  return onceFor(build);
}
