import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RolloutId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** A rollout's flag key stays as it was first given, whatever the rollout is called later. */
export const flagKeysTable = sqliteTable('flag_keys', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  key: text('key').notNull().unique('flag_keys_key'),
});
