/*
 * Secrets that we have to know again and never store: each follows from a key in the environment and
 * from what it is for. Who has the database alone has none of them.
 */
import { createHmac } from 'node:crypto';
import type { Database } from './database.ts';

const keys = new WeakMap<object, string>();

/** At the start: the operator's SECRETS_KEY, for all that is asked of this database. */
export function useSecretsKey(database: Database, key: string | undefined): void {
  if (key !== undefined) keys.set(database.$client, key);
}

/** 32 bytes, the same for the same key and purpose; undefined without a key. */
export function deriveSecret(database: Database, purpose: string): Buffer | undefined {
  const key = keys.get(database.$client);
  return key === undefined ? undefined : createHmac('sha256', key).update(purpose).digest();
}
