import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Days on which people said that they are away; a day that was taken back is cut off at its end. */
export const absencesTable = sqliteTable(
  'absences',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    personId: text('person_id').$type<UserId>().notNull(),
    fromOn: plainDate('from_on').notNull(),
    toOn: plainDate('to_on').notNull(),
    saidAt: instant('said_at').notNull(),
    takenBackAt: instant('taken_back_at'),
  },
  (table) => [
    index('absences_person').on(table.rolloutId, table.personId),
    check('absences_order', sql`from_on <= to_on`),
  ],
);
