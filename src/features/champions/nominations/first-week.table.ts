import { sql } from 'drizzle-orm';
import { check, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { championsTable } from '../champions/champions.table.ts';
import { type FirstWeekItem, firstWeekItems } from './first-week.ts';

export const firstWeekTable = sqliteTable(
  'first_week',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    championId: text('champion_id')
      .notNull()
      .references(() => championsTable.id),
    item: text('item').$type<FirstWeekItem>().notNull(),
    tickedAt: instant('ticked_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.championId, table.item], name: 'first_week_pk' }),
    check(
      'first_week_item',
      sql.raw(`item in (${firstWeekItems.map(({ name }) => `'${name}'`).join(', ')})`),
    ),
  ],
);
