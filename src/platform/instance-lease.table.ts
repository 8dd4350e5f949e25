import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, unwatched } from './columns.ts';

/** Which bot runs on this file, under which name of it; one row at most. */
export const instanceLeaseTable = sqliteTable(unwatched('instance_lease'), {
  slot: integer('slot').primaryKey(),
  /** The file as that bot knows it, without symbolic links. */
  path: text('path').notNull(),
  holder: text('holder').notNull(),
  seenAt: instant('seen_at').notNull(),
});
