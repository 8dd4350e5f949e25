import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { freezeCauses } from './workflow-freeze.ts';

/** Pieces of work that stood still, or do. */
export const workflowFreezesTable = sqliteTable(
  'workflow_freezes',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    workflow: text('workflow').notNull(),
    cause: text('cause', { enum: freezeCauses }).notNull(),
    caseId: text('case_id'),
    reason: text('reason').notNull(),
    frozenBy: text('frozen_by').$type<UserId>().notNull(),
    frozenAt: instant('frozen_at').notNull(),
    settledAt: instant('settled_at'),
    askedBy: text('asked_by').$type<UserId>(),
    askedAt: instant('asked_at'),
    askedReason: text('asked_reason'),
    liftedBy: text('lifted_by').$type<UserId>(),
    liftedAt: instant('lifted_at'),
  },
  (table) => [
    index('workflow_freezes_rollout').on(table.rolloutId),
    check('workflow_freezes_cause', sql`cause in ('case', 'alarm', 'lead')`),
    check('workflow_freezes_asked', sql`(asked_at is null) = (asked_by is null)`),
    check('workflow_freezes_lifted', sql`(lifted_at is null) = (lifted_by is null)`),
    check('workflow_freezes_two_people', sql`lifted_by is null or lifted_by <> asked_by`),
  ],
);
