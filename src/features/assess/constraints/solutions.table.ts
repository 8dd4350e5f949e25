import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** What was said to be solved, and what somebody else said of it; the newest of a constraint counts. */
export const constraintSolutionsTable = sqliteTable(
  'constraint_solutions',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    constraintId: text('constraint_id').notNull(),
    version: integer('version').notNull(),
    words: text('words').notNull(),
    saidBy: text('said_by').$type<UserId>().notNull(),
    saidAt: instant('said_at').notNull(),
    isSo: flag('is_so'),
    answer: text('answer'),
    answeredBy: text('answered_by').$type<UserId>(),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    index('constraint_solutions_rollout').on(table.rolloutId, table.constraintId),
    check('constraint_solutions_is_so', sql`is_so is null or is_so in (0, 1)`),
  ],
);
