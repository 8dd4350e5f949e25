import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** What rolled-back waves have taught; what was contradicted and said again is kept. */
export const waveCausesTable = sqliteTable(
  'wave_causes',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    wave: integer('wave').notNull(),
    attempt: integer('attempt').notNull(),
    cause: text('cause').notNull(),
    change: text('change').notNull(),
    saidBy: text('said_by').$type<UserId>().notNull(),
    saidAt: instant('said_at').notNull(),
    isSo: flag('is_so'),
    words: text('words'),
    answeredBy: text('answered_by').$type<UserId>(),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    index('wave_causes_wave').on(table.rolloutId, table.wave, table.attempt),
    check('wave_causes_is_so', sql`is_so is null or is_so in (0, 1)`),
  ],
);
