import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

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
