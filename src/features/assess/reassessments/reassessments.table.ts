import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** When the assessment was taken again, and what was concluded; the next comparison begins there. */
export const assessmentRoundsTable = sqliteTable(
  'assessment_rounds',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    takenBy: text('taken_by').$type<UserId>().notNull(),
    at: instant('at').notNull(),
    conclusion: text('conclusion').notNull(),
  },
  (table) => [index('assessment_rounds_rollout').on(table.rolloutId)],
);
