import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** A month's page for sponsors: a lead's own words beside it, and that it was sent. */
export const sponsorMonthsTable = sqliteTable(
  'sponsor_months',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    month: text('month').notNull(),
    working: text('working').notNull(),
    risk: text('risk').notNull(),
    need: text('need').notNull(),
    /** Who read it last before it went. */
    readBy: text('read_by').$type<UserId>(),
    sentAt: instant('sent_at'),
  },
  (table) => [primaryKey({ columns: [table.rolloutId, table.month], name: 'sponsor_months_pk' })],
);
