import { sql } from 'drizzle-orm';
import { check, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Hours that champions say they used, by the Monday on which the week began; nobody has to say it. */
export const hoursUsedTable = sqliteTable(
  'hours_used',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    personId: text('person_id').$type<UserId>().notNull(),
    weekStartsOn: plainDate('week_starts_on').notNull(),
    hours: real('hours').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.personId, table.weekStartsOn],
      name: 'hours_used_pk',
    }),
    check('hours_used_hours', sql`hours >= 0 and hours <= 80`),
  ],
);
