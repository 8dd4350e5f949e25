import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';

/** A champion's request to be certified, with the task that somebody watched. */
export const signOffRequestsTable = sqliteTable(
  'sign_off_requests',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    championId: text('champion_id').$type<UserId>().notNull(),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    taskDescription: text('task_description').notNull(),
    taskLink: text('task_link').notNull(),
    observedBy: text('observed_by').$type<UserId>().notNull(),
    observedAt: instant('observed_at'),
    observedWords: text('observed_words'),
    signerId: text('signer_id').$type<UserId>().notNull(),
    askedAt: instant('asked_at').notNull(),
    decision: text('decision').$type<'approved' | 'returned' | 'asked-another'>(),
    decidedBy: text('decided_by').$type<UserId>(),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
  },
  (table) => [
    index('sign_off_requests_signer').on(table.rolloutId, table.signerId),
    index('sign_off_requests_champion').on(table.rolloutId, table.championId),
    index('sign_off_requests_team').on(table.rolloutId, table.teamId),
    uniqueIndex('sign_off_requests_one_open')
      .on(table.rolloutId, table.championId)
      .where(sql`decision is null`),
    check(
      'sign_off_requests_decision',
      sql`decision is null or decision in ('approved', 'returned', 'asked-another')`,
    ),
  ],
);
