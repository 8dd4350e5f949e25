import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import { flag, instant, unwatched } from '../../../platform/columns.ts';
import type { UserId } from '../../../platform/ids.ts';
import { usageSourcesTable } from '../usage-sources/usage-sources.table.ts';
import { importWays } from './usage-import.ts';

/** Every import that changed something, and the one that is under way or was cut off. */
export const usageImportsTable = sqliteTable(
  'usage_imports',
  {
    id: integer('id').primaryKey(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => usageSourcesTable.id),
    way: text('way', { enum: importWays }).notNull(),
    by: text('imported_by').$type<UserId | 'groundswell'>().notNull(),
    /** SHA-256 of what was read, in hex, by which the same file is known again. */
    digest: text('digest').notNull(),
    /** The version of the format that it was read as. */
    sourceVersion: text('source_version').notNull(),
    fromDay: integer('from_day').notNull(),
    toDay: integer('to_day').notNull(),
    isPartial: flag('is_partial').notNull(),
    rows: integer('rows').notNull(),
    /** Rows that replaced what was reported before. */
    revised: integer('revised').notNull(),
    /** Rows that were new or said something else than before. */
    changed: integer('changed').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    index('usage_imports_digest').on(table.sourceId, table.digest),
    check('usage_imports_way', sql`way in ('file', 'form', 'webhook', 'telemetry', 'pull')`),
  ],
);

/** What a series of measurements stood at when it was last heard of, so that a repeated point counts once. */
export const usageSeriesTable = sqliteTable(
  unwatched('usage_series'),
  {
    sourceId: integer('source_id')
      .notNull()
      .references(() => usageSourcesTable.id),
    /** A hash of the series' name and attributes, none of which is kept; of a difference with its times. */
    series: text('series').notNull(),
    /** When the series began to count, in milliseconds. */
    startedAt: integer('started_at').notNull(),
    heardAt: integer('heard_at').notNull(),
    value: real('value').notNull(),
    /** When it was last written here, by our own clock. */
    notedAt: integer('noted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.series], name: 'usage_series_pk' }),
    index('usage_series_noted').on(table.notedAt),
  ],
);
