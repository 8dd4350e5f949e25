import { sql } from 'drizzle-orm';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';

export const questionsTable = sqliteTable(
  'questions',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    askerId: text('asker_id').$type<UserId>().notNull(),
    text: text('text').notNull(),
    askedAt: instant('asked_at').notNull(),
    forId: text('for_id').$type<UserId>(),
    answeredBy: text('answered_by').$type<UserId>(),
    answeredAt: instant('answered_at'),
    answer: text('answer'),
  },
  (table) => [
    index('questions_rollout').on(table.rolloutId, table.answeredAt),
    index('questions_open').on(table.rolloutId, table.teamId).where(sql`answered_at is null`),
    index('questions_open_for').on(table.forId).where(sql`answered_at is null`),
    index('questions_answered_by').on(table.rolloutId, table.answeredBy),
    index('questions_asker').on(table.askerId),
  ],
);
