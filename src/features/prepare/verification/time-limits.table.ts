import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RolloutId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** A rollout's own time limits of cases, reviews and draws; without a row the usual ones hold. */
export const timeLimitsTable = sqliteTable('verification_limits', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  takeHours: real('take_hours').notNull(),
  settleHours: real('settle_hours').notNull(),
  drawDays: integer('draw_days').notNull(),
  reviewDays: integer('review_days').notNull(),
  silentDays: integer('silent_days').notNull(),
});
