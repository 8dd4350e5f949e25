import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Addresses that are told of changes of access. In `secret` stands that it is derived, or one of an older version. */
export const webhookEndpointsTable = sqliteTable(
  'webhook_endpoints',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    url: text('url').notNull(),
    secret: text('secret').notNull(),
    addedBy: text('added_by').$type<UserId | 'operator'>().notNull(),
    addedAt: instant('added_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [index('webhook_endpoints_rollout').on(table.rolloutId)],
);
