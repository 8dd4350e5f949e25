import { createHash, randomBytes } from 'node:crypto';
import { type Database, write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { remember } from '../../../platform/remember.ts';
import type { StateAt } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { type ApiKey, endingOf, keyFrom, keyNameProblem } from './api-key.ts';
import { flagKeyFrom } from './flag-key.ts';
import {
  addApiKey,
  addFlagKey,
  listApiKeys,
  listFlagKeys,
  markRevoked,
  markUsed,
} from './ofrep.store.ts';

export const hashOfKey = (key: string) => createHash('sha256').update(key).digest('hex');

export type KeyOutcome = { kind: 'created'; key: string } | { kind: 'refused'; problem: string };

/** Makes a key and answers with it, for the only time. */
export function createKey({ database, now }: StateAt, { name }: { name: string }): KeyOutcome {
  return write(database, (): KeyOutcome => {
    const inUse = listApiKeys(database).filter(({ revokedAt }) => revokedAt === undefined);
    const problem = keyNameProblem(
      name,
      inUse.map((each) => each.name),
    );
    if (problem !== undefined) return { kind: 'refused', problem };
    const key = keyFrom(randomBytes(32).toString('base64url'));
    const facts: ApiKey = {
      id: newId<string>(),
      name,
      ending: endingOf(key),
      createdAt: now,
      lastUsedAt: undefined,
      revokedAt: undefined,
    };
    addApiKey(database, facts, hashOfKey(key));
    return { kind: 'created', key };
  });
}

/** Whoever holds the key is refused from the next request on. False when there is no such key in use. */
export function revokeKey({ database, now }: StateAt, { name }: { name: string }): boolean {
  return write(database, () => {
    const key = listApiKeys(database).find(
      (each) => each.name === name && each.revokedAt === undefined,
    );
    if (key === undefined) return false;
    markRevoked(database, key.id, now);
    return true;
  });
}

/** To the hour is enough to see which keys nobody uses. */
export function markKeyUsed({ database, now }: StateAt, key: ApiKey): void {
  const { lastUsedAt } = key;
  if (lastUsedAt !== undefined && lastUsedAt.until(now).total('minutes') < 60) return;
  write(database, () => markUsed(database, key.id, now));
}

/** Every rollout under way with its flag key; one that has none yet gets it now. */
export function ensureFlagKeys(database: Database): ReturnType<typeof listFlagKeys> {
  const known = listFlagKeys(database);
  const missing = remember(database, 'ofrep rollouts without a key', () => {
    const keys = listFlagKeys(database);
    return listOpenRollouts(database).filter(({ id }) => !keys.has(id));
  });
  if (missing.length === 0) return known;
  return write(database, () => {
    for (const { id, name } of missing) {
      const taken = [...listFlagKeys(database).values()];
      addFlagKey(database, id, flagKeyFrom(name, taken));
    }
    return listFlagKeys(database);
  });
}
