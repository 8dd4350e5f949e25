import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { coreEntriesTable } from '../core/entries.table.ts';
import { searchDoors } from './search-gap.ts';

const rolloutId = () =>
  text('rollout_id')
    .$type<RolloutId>()
    .notNull()
    .references(() => rolloutsTable.id);

/** What was searched for and not found; never who searched. */
export const coreSearchesTable = sqliteTable(
  'core_searches',
  {
    number: integer('number').primaryKey(),
    rolloutId: rolloutId(),
    /** The words that decide, in order, so that the same question counts once however it is put. */
    gap: text('gap').notNull(),
    words: text('words').notNull(),
    workflow: text('workflow'),
    door: text('door', { enum: searchDoors }).notNull(),
    searchedAt: instant('searched_at').notNull(),
  },
  (table) => [
    index('core_searches_gap').on(table.rolloutId, table.gap),
    check('core_searches_door', sql.raw(`door in ('${searchDoors.join("', '")}')`)),
  ],
);

/** Gaps that somebody has decided not to fill. */
export const coreClosedGapsTable = sqliteTable(
  'core_closed_gaps',
  {
    rolloutId: rolloutId(),
    gap: text('gap').notNull(),
    closedAt: instant('closed_at').notNull(),
    closedBy: text('closed_by').$type<UserId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.rolloutId, table.gap], name: 'core_closed_gaps_pk' })],
);

/** Whether an entry helped somebody; what they said last of it. */
export const coreOpinionsTable = sqliteTable(
  'core_opinions',
  {
    rolloutId: rolloutId(),
    entryNumber: integer('entry_number')
      .notNull()
      .references(() => coreEntriesTable.number),
    saidBy: text('said_by').$type<UserId>().notNull(),
    words: text('words').notNull(),
    helped: flag('helped').notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.entryNumber, table.saidBy],
      name: 'core_opinions_pk',
    }),
  ],
);
