import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { UserId, WorkspaceId } from '../../../platform/ids.ts';

/** Places whose public holidays were looked up or brought as a file. */
export const holidayPlacesTable = sqliteTable('holiday_places', {
  place: text('place').primaryKey(),
  name: text('name').notNull(),
  /** Of a place that was looked up, the last year that is known; a file holds what it holds. */
  knownUntilYear: integer('known_until_year'),
  changedAt: instant('changed_at').notNull(),
});

export const holidaysTable = sqliteTable(
  'public_holidays',
  {
    place: text('place')
      .notNull()
      .references(() => holidayPlacesTable.place),
    /** ISO date. */
    onDate: text('on_date').notNull(),
    name: text('name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.place, table.onDate], name: 'public_holidays_pk' })],
);

/** Where people said that their public holidays come from; who has no row has those of team and clock. */
export const personPlacesTable = sqliteTable('person_holiday_places', {
  userId: text('user_id').$type<UserId>().primaryKey(),
  workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
  place: text('place').notNull(),
  changedAt: instant('changed_at').notNull(),
});
