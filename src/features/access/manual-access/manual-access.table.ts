import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Who was chosen to give access by hand, before anything was ticked off; the newest choice counts. */
export const accessKeepersTable = sqliteTable('access_keepers', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  keeperId: text('keeper_id').$type<UserId>().notNull(),
  chosenBy: text('chosen_by').$type<UserId>().notNull(),
  chosenAt: instant('chosen_at').notNull(),
});

/** What an admin has ticked off by hand, for places that no program can reach. */
export const accessTicksTable = sqliteTable(
  'access_ticks',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    personId: text('person_id').$type<UserId>().notNull(),
    given: flag('given').notNull(),
    tickedBy: text('ticked_by').$type<UserId>().notNull(),
    tickedAt: instant('ticked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.rolloutId, table.personId], name: 'access_ticks_pk' })],
);
