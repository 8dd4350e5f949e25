import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { notes } from './thanks.ts';

export const thanksTable = sqliteTable(
  'thanks',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    fromId: text('from_id').$type<UserId>().notNull(),
    toId: text('to_id').$type<UserId>().notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
    note: text('note', { enum: notes }).notNull(),
  },
  (table) => [
    index('thanks_to').on(table.rolloutId, table.toId),
    check('thanks_note', sql.raw(`note in (${notes.map((note) => `'${note}'`).join(', ')})`)),
  ],
);
