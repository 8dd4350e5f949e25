import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Times in which nothing new starts. */
export const freezesTable = sqliteTable(
  'freezes',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    kind: text('kind', { enum: ['year-end', 'incident', 'other'] }).notNull(),
    reason: text('reason').notNull(),
    fromOn: plainDate('from_on').notNull(),
    untilOn: plainDate('until_on'),
    declaredBy: text('declared_by').$type<UserId>().notNull(),
    declaredAt: instant('declared_at').notNull(),
    liftedBy: text('lifted_by').$type<UserId>(),
    liftedAt: instant('lifted_at'),
  },
  (table) => [
    index('freezes_rollout').on(table.rolloutId),
    check('freezes_kind', sql`kind in ('year-end', 'incident', 'other')`),
    check('freezes_days', sql`until_on is null or until_on >= from_on`),
  ],
);
