import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { outcomes } from './check.ts';

const isOutcome = (column: string) =>
  sql.raw(`${column} is null or ${column} in ('${outcomes.join("', '")}')`);

/** Automated checks that somebody keeps running outside, with what they said last. */
export const checksTable = sqliteTable(
  'checks',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    name: text('name').notNull(),
    workflow: text('workflow').notNull(),
    looksFor: text('looks_for').notNull(),
    /** A check that says nothing for longer is silent. */
    freshHours: integer('fresh_hours').notNull(),
    ownerId: text('owner_id').$type<UserId>().notNull(),
    declaredBy: text('declared_by').$type<UserId>().notNull(),
    declaredAt: instant('declared_at').notNull(),
    endedAt: instant('ended_at'),
    lastOutcome: text('last_outcome', { enum: outcomes }),
    lastAt: instant('last_at'),
    lastUrl: text('last_url'),
    lastNote: text('last_note'),
    /** Since when the outcome is what it is. */
    outcomeSince: instant('outcome_since'),
  },
  (table) => [
    uniqueIndex('checks_name')
      .on(table.rolloutId, table.name, table.workflow)
      .where(sql`ended_at is null`),
    check('checks_outcome', isOutcome('last_outcome')),
  ],
);

export const checkResultsTable = sqliteTable(
  'check_results',
  {
    number: integer('number').primaryKey(),
    checkId: text('check_id')
      .notNull()
      .references(() => checksTable.id),
    outcome: text('outcome', { enum: outcomes }).notNull(),
    at: instant('at').notNull(),
    url: text('url'),
    note: text('note'),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    index('check_results_check').on(table.checkId, table.at),
    check('check_results_outcome', isOutcome('outcome')),
  ],
);
