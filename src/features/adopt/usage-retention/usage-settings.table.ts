import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RolloutId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** How long a rollout keeps usage, and where it keeps none of single people. */
export const usageSettingsTable = sqliteTable('usage_settings', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  keepDays: integer('keep_days').notNull(),
  keepWeeks: integer('keep_weeks').notNull(),
  /** Single days before this one were removed and are not taken again: their weeks have been counted. */
  keptFrom: integer('kept_from').notNull().default(0),
  /** Places of teams of whose people nothing is kept one by one. */
  placesOff: text('places_off', { mode: 'json' }).$type<string[]>().notNull().default([]),
});
