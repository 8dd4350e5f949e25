import { sql } from 'drizzle-orm';
import {
  check,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { usageKinds } from '../usage/usage.ts';

/** What reports usage to a rollout; "copilot", or a name of the company's own for a CSV. */
export const usageSourcesTable = sqliteTable(
  'usage_sources',
  {
    id: integer('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    name: text('name').notNull(),
    kind: text('kind', { enum: usageKinds }).notNull(),
    /** Which column of its files holds what; null where the heading says so by itself. */
    columns: text('columns', { mode: 'json' }).$type<Record<string, string>>(),
    /** From then on nobody waits for its reports. */
    endedAt: instant('ended_at'),
    /** Where its interface is asked each day; null where its usage is brought. */
    pullUrl: text('pull_url'),
    /** How many acts a week on average make a power user of it; null for the usual number. */
    powerFrom: integer('power_from'),
  },
  (table) => [
    uniqueIndex('usage_sources_name').on(table.rolloutId, table.name),
    check('usage_sources_kind', sql.raw(`kind in ('${usageKinds.join("', '")}')`)),
  ],
);

/** Which days of a week a source has reported for everyone, as bits from Monday. */
export const usageReportedTable = sqliteTable(
  'usage_reported',
  {
    sourceId: integer('source_id')
      .notNull()
      .references(() => usageSourcesTable.id),
    week: integer('week').notNull(),
    days: integer('days').notNull(),
    /** Days reported for some people alone: of the others nothing is known. */
    someDays: integer('some_days').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.week], name: 'usage_reported_pk' })],
);

/** How often what verdicts are computed from has changed. */
export const usageVersionsTable = sqliteTable('usage_versions', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  version: integer('version').notNull(),
  changedAt: instant('changed_at').notNull(),
});
