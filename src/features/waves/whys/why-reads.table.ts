import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Who said that they have read and understood why a wave comes to their team. */
export const whyReadsTable = sqliteTable(
  'why_reads',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    wave: integer('wave').notNull(),
    attempt: integer('attempt').notNull(),
    personId: text('person_id').$type<UserId>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.wave, table.attempt, table.personId],
      name: 'why_reads_pk',
    }),
  ],
);
