import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { ApiKey } from './api-key.ts';
import { apiKeysTable, flagKeysTable } from './ofrep.table.ts';

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
  const { lastUsedAt: _used, revokedAt: _revoked, ...facts } = key;
  database
    .insert(apiKeysTable)
    .values({ ...facts, hash })
    .run();
}

export function markRevoked(database: Database, id: string, at: Temporal.Instant): void {
  database.update(apiKeysTable).set({ revokedAt: at }).where(eq(apiKeysTable.id, id)).run();
}

export function markUsed(database: Database, id: string, at: Temporal.Instant): void {
  database.update(apiKeysTable).set({ lastUsedAt: at }).where(eq(apiKeysTable.id, id)).run();
}

const flagKeysQuery = perDatabase((database) => database.select().from(flagKeysTable).prepare());

export function listFlagKeys(database: Database): ReadonlyMap<RolloutId, string> {
  return remember(database, 'ofrep listFlagKeys', () => {
    const rows = flagKeysQuery(database).all();
    return new Map(rows.map(({ rolloutId, key }) => [rolloutId, key]));
  });
}

export function addFlagKey(database: Database, rolloutId: RolloutId, key: string): void {
  database.insert(flagKeysTable).values({ rolloutId, key }).onConflictDoNothing().run();
}

function keyFrom(row: typeof apiKeysTable.$inferSelect): ApiKey {
  const { id, name, ending, createdAt } = row;
  const lastUsedAt = row.lastUsedAt ?? undefined;
  const revokedAt = row.revokedAt ?? undefined;
  return { id, name, ending, createdAt, lastUsedAt, revokedAt };
}
