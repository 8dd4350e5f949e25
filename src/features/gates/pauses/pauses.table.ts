import { sql } from 'drizzle-orm';
import { sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Every time in which a rollout stood still; clocks and dates count without it. */
export const rolloutPausesTable = sqliteTable(
  'rollout_pauses',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    fromAt: instant('from_at').notNull(),
    pausedBy: text('paused_by').$type<UserId>().notNull(),
    reason: text('reason').notNull(),
    untilAt: instant('until_at'),
    resumedBy: text('resumed_by').$type<UserId>(),
    resumedReason: text('resumed_reason'),
  },
  (table) => [
    uniqueIndex('rollout_pauses_one_open').on(table.rolloutId).where(sql`until_at is null`),
  ],
);
