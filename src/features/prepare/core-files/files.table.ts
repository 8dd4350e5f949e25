import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { UserId } from '../../../platform/ids.ts';
import { coreEntriesTable } from '../core/entries.table.ts';

/** The file of each entry that came from a folder or went to one. */
export const coreFilesTable = sqliteTable('core_files', {
  entryNumber: integer('entry_number')
    .primaryKey()
    .references(() => coreEntriesTable.number),
  /** Within the folder, with forward slashes. */
  path: text('path').notNull(),
  /** As it was last read or written, to the byte. */
  source: text('source').notNull(),
  /** Who owned the entry then; while it is the same person, the file names them as it does. */
  ownerId: text('owner_id').$type<UserId>().notNull(),
  /** As it was last exported; what both sides are compared with. */
  base: text('base'),
});
