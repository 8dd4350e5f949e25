import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';

/** Each time that a copy was put in the place of the database. */
export const restoresTable = sqliteTable('restores', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  /** The last that the copy knows of. */
  copyAt: instant('copy_at').notNull(),
  restoredAt: instant('restored_at').notNull(),
  /** When all that follows from the state by itself had been looked at once since. */
  sweptAt: instant('swept_at'),
});
