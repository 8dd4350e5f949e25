/* Where `remember.ts` keeps what it was told, for each connection. */
import type SqliteClient from 'better-sqlite3';
import { onceFor } from './once-for.ts';
import type { Reads } from './reading.ts';
import type { Time } from './timely.ts';

/** Whatever holds a connection; the file of the database itself builds on this one. */
export type Store = { $client: SqliteClient.Database };

/** A value with what it rests on, and the change up to which that was looked at. */
export type Resting = { value: unknown; reads: Reads; asOf: number };
export type Kept = Resting & { mark: unknown; time: Time | undefined; day?: string | undefined };

type Memory = {
  kept: Map<string, Kept>;
  /** Single rows by what they are, and then by what they are asked by. */
  rows: Map<string, Map<string, Resting>>;
};

const memoryFor = onceFor(
  (_client: SqliteClient.Database): Memory => ({ kept: new Map(), rows: new Map() }),
);

/** More than one look at fifty rollouts asks; what was computed longest ago makes room. */
export const KEPT_AT_MOST = 5_000;

export function keep(kept: Map<string, Kept>, key: string, value: Kept): void {
  if (kept.size >= KEPT_AT_MOST) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, value);
}

/**
 * How many values are known at the moment; for tests of the limit.
 * @internal
 */
export function countRemembered(database: Store): number {
  return memoryOf(database).kept.size;
}

export function memoryOf({ $client }: Store): Memory {
  return memoryFor($client);
}
