import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';

/** Weeks of which a champion said that nothing was learned; a learning logged for a week answers it by itself. */
export const learningWeeksTable = sqliteTable(
  'learning_weeks',
  {
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    /** The Monday of the week that was asked about. */
    weekOn: plainDate('week_on').notNull(),
    saidBy: text('said_by').$type<UserId>().notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.weekOn], name: 'learning_weeks_pk' }),
    index('learning_weeks_of_rollout').on(table.rolloutId, table.teamId),
  ],
);
