import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, unwatched } from '../columns.ts';

/** Lists of choices that are too long to be sent with a form, by what is in them. */
export const longListsTable = sqliteTable(
  unwatched('long_lists'),
  {
    hash: text('hash').primaryKey(),
    options: text('options').notNull(),
    shownAt: instant('shown_at').notNull(),
  },
  (table) => [index('long_lists_shown').on(table.shownAt)],
);
