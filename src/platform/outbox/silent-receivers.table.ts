import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';

/** Receivers elsewhere where something was given up and nothing has arrived since. */
export const silentReceiversTable = sqliteTable('silent_receivers', {
  /** As its delivery handler names it. */
  receiver: text('receiver').primaryKey(),
  sinceAt: instant('since_at').notNull(),
});
