import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** What a rollout's leads have set; a rollout without a row goes by the defaults. */
export const trainingSettingsTable = sqliteTable('training_settings', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  passMarkPercent: integer('pass_mark_percent').notNull(),
  memberScenarios: integer('member_scenarios').notNull(),
  championScenarios: integer('champion_scenarios').notNull(),
  memberDays: integer('member_days').notNull(),
  championDays: integer('champion_days').notNull(),
  changedAt: instant('changed_at').notNull(),
});
