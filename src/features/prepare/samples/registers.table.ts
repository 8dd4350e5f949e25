import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Outputs that are drawn from together, with the digits that two people gave before it closed. */
export const registersTable = sqliteTable(
  'sample_registers',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    number: integer('number').notNull(),
    openedAt: instant('opened_at').notNull(),
    closesOn: plainDate('closes_on').notNull(),
    firstDigits: text('first_digits'),
    firstBy: text('first_by').$type<UserId>(),
    secondDigits: text('second_digits'),
    secondBy: text('second_by').$type<UserId>(),
    /** Of both people's digits; in the record before the register closes. */
    seed: text('seed'),
    closedAt: instant('closed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.number], name: 'sample_registers_pk' }),
  ],
);

/** Rollouts that were past their infrastructure when verification came: their waves are not asked until they use it. */
export const verificationLaterTable = sqliteTable('verification_later', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
});
