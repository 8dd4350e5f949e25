import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { RolloutId } from '../ids.ts';

/** Keys of the programs that are let in; a key itself is shown once and stored nowhere. */
export const apiKeysTable = sqliteTable(
  'api_keys',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** SHA-256 of the key, in hex. */
    hash: text('hash').notNull().unique('api_keys_hash'),
    ending: text('ending').notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    /** What it opens; nothing else. */
    purpose: text('purpose').notNull().default('access'),
    /** The one rollout that it opens, where it opens one. */
    rolloutId: text('rollout_id').$type<RolloutId>(),
  },
  (table) => [index('api_keys_name').on(table.name)],
);
