/* Keys that let programs in: each opens one thing, is shown once, and only its hash is stored. */
import { createHash } from 'node:crypto';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import { someBytes } from '../entropy.ts';
import type { RolloutId } from '../ids.ts';
import { newId } from '../new-id.ts';
import { perDatabase } from '../prepared.ts';
import type { StateAt } from '../request.ts';
import { writeIfPossible } from '../storage-health.ts';
import { type ApiKey, endingOf, keyNameProblem, keyFrom as keyOf } from './api-key.ts';
import { apiKeysTable } from './keys.table.ts';

export const hashOfKey = (key: string) => createHash('sha256').update(key).digest('hex');

export type KeyOutcome = { kind: 'created'; key: string } | { kind: 'refused'; problem: string };

/** Makes a key and answers with it, for the only time. */
export function createKey(
  { database, now }: StateAt,
  {
    name,
    purpose,
    rolloutId,
  }: { name: string; purpose: string; rolloutId?: RolloutId | undefined },
): KeyOutcome {
  return write(database, (): KeyOutcome => {
    const inUse = listApiKeys(database).filter(({ revokedAt }) => revokedAt === undefined);
    const problem = keyNameProblem(
      name,
      inUse.map((each) => each.name),
    );
    if (problem !== undefined) return { kind: 'refused', problem };
    const key = keyOf(someBytes(32).toString('base64url'));
    const facts: ApiKey = {
      id: newId<string>(),
      name,
      ending: endingOf(key),
      createdAt: now,
      purpose,
      rolloutId,
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

/** To the hour is enough to see which keys nobody uses; where it cannot be noted, the key opens all the same. */
export function markKeyUsed({ database, now }: StateAt, key: ApiKey): void {
  const { lastUsedAt } = key;
  if (lastUsedAt !== undefined && lastUsedAt.until(now).total('minutes') < 60) return;
  writeIfPossible(() => write(database, () => markUsed(database, key.id, now)));
}

const apiKeysQuery = perDatabase((database) =>
  database.select().from(apiKeysTable).orderBy(asc(apiKeysTable.id)).prepare(),
);

export function listApiKeys(database: Database): ApiKey[] {
  return apiKeysQuery(database).all().map(keyFrom);
}

const apiKeyQuery = perDatabase((database) =>
  database
    .select()
    .from(apiKeysTable)
    .where(and(eq(apiKeysTable.hash, sql.placeholder('hash')), isNull(apiKeysTable.revokedAt)))
    .prepare(),
);

/** The key with this hash, unless it was revoked. */
export function findApiKey(database: Database, hash: string): ApiKey | undefined {
  const row = apiKeyQuery(database).get({ hash });
  return row === undefined ? undefined : keyFrom(row);
}

export function addApiKey(database: Database, key: ApiKey, hash: string): void {
  const { lastUsedAt: _used, revokedAt: _revoked, rolloutId, ...facts } = key;
  database
    .insert(apiKeysTable)
    .values({ ...facts, rolloutId: rolloutId ?? null, hash })
    .run();
}

export function markRevoked(database: Database, id: string, at: Temporal.Instant): void {
  database.update(apiKeysTable).set({ revokedAt: at }).where(eq(apiKeysTable.id, id)).run();
}

export function markUsed(database: Database, id: string, at: Temporal.Instant): void {
  database.update(apiKeysTable).set({ lastUsedAt: at }).where(eq(apiKeysTable.id, id)).run();
}

function keyFrom(row: typeof apiKeysTable.$inferSelect): ApiKey {
  const { id, name, ending, createdAt, purpose } = row;
  const rolloutId = row.rolloutId ?? undefined;
  const lastUsedAt = row.lastUsedAt ?? undefined;
  const revokedAt = row.revokedAt ?? undefined;
  return { id, name, ending, createdAt, purpose, rolloutId, lastUsedAt, revokedAt };
}
