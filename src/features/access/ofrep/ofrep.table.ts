import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Keys of the programs that ask for access; a key itself is shown once and stored nowhere. */
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
  },
  (table) => [index('api_keys_name').on(table.name)],
);

/** A rollout's flag key stays as it was first given, whatever the rollout is called later. */
export const flagKeysTable = sqliteTable('flag_keys', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  key: text('key').notNull().unique('flag_keys_key'),
});
