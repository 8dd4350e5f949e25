import { type SQL, sql } from 'drizzle-orm';
import { blob, integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { unwatched } from '../../../platform/columns.ts';
import { usagePeopleTable } from '../usage-people/usage-people.table.ts';

/** The canonical record: one row for one person of a source and one day. */
export const usageDaysTable = sqliteTable(unwatched('usage_days'), {
  /** See `usageKey`. A person belongs to one source, so source, person and day are in it. */
  key: integer('key').primaryKey(),
  actions: integer('actions').notNull(),
  sessions: integer('sessions'),
  /** Time in which somebody was active, where a tool measures it. */
  seconds: integer('seconds'),
  /** Which parts of the tool were used, as bits; see `surfaces`. */
  surfaces: integer('surfaces').notNull().default(0),
  /** The source's own phase of adoption with the version of its definition, as `100 × version + phase`. */
  phase: integer('phase'),
  importId: integer('import_id').notNull(),
  /** How often it was reported differently. */
  revision: integer('revision').notNull().default(0),
  personId: integer('person_id').generatedAlwaysAs((): SQL => sql`key % 16777216`),
  day: integer('day').generatedAlwaysAs((): SQL => sql`key / 16777216`),
});

/** The same by weeks, as reads want it: all weeks of a person in one row, 32 bits each, the lowest byte first. */
export const usageWeeksTable = sqliteTable(unwatched('usage_weeks'), {
  personId: integer('person_id')
    .primaryKey()
    .references(() => usagePeopleTable.id),
  firstWeek: integer('first_week').notNull(),
  actions: blob('actions', { mode: 'buffer' }).notNull(),
});
