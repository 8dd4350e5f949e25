import { sql } from 'drizzle-orm';
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';

/** Requests to join, withdrawn ones included. */
export const optInsTable = sqliteTable(
  'opt_ins',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    askedBy: text('asked_by').$type<UserId>().notNull(),
    why: text('why').notNull(),
    askedAt: instant('asked_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: text('withdrawn_by').$type<UserId>(),
  },
  (table) => [
    index('opt_ins_of_rollout').on(table.rolloutId, table.teamId),
    uniqueIndex('opt_ins_once').on(table.teamId, table.askedAt),
    index('opt_ins_open').on(table.teamId).where(sql`withdrawn_at is null`),
  ],
);
