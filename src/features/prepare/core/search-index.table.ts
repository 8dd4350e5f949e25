import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RolloutId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { coreEntriesTable } from './entries.table.ts';

/**
 * The words of what people find, as they are compared. Triggers of the database itself keep two full-text
 * indexes over it: `core_stems` (porter) and `core_trigrams`.
 */
export const coreSearchTextsTable = sqliteTable('core_search_texts', {
  entryNumber: integer('entry_number')
    .primaryKey()
    .references(() => coreEntriesTable.number),
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .notNull()
    .references(() => rolloutsTable.id),
  /** Rollout, kind and workflow as words, so that the index itself filters by them. */
  scope: text('scope').notNull(),
  title: text('title').notNull(),
  synonyms: text('synonyms').notNull(),
  body: text('body').notNull(),
});
