import { type SQL, sql } from 'drizzle-orm';
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { flag, instant, unwatched } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import { matchedWays, usageKinds } from './usage.ts';

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
    check('usage_sources_kind', sql.raw(`kind in (${listed(usageKinds)})`)),
  ],
);

/** People as a source names them, and who they are in Slack where that is known. */
export const usagePeopleTable = sqliteTable(
  'usage_people',
  {
    id: integer('id').primaryKey(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => usageSourcesTable.id),
    key: text('key').notNull(),
    userId: text('user_id').$type<UserId>(),
    matchedBy: text('matched_by', { enum: matchedWays }),
    /** The team that the source itself puts somebody in whom nobody can know, as Viva's pseudonyms. */
    teamId: text('team_id')
      .$type<TeamId>()
      .references(() => teamsTable.id),
    /** No person, as a lead said: a key for programs, a test account. It stays in the totals. */
    isNobody: flag('is_nobody').notNull().default(false),
    /** Nothing is kept of the days up to this one: the person erased them. */
    erasedTo: integer('erased_to'),
  },
  (table) => [
    uniqueIndex('usage_people_key').on(table.sourceId, table.key),
    index('usage_people_user').on(table.userId),
    index('usage_people_team').on(table.teamId),
    check('usage_people_matched', sql.raw(`matched_by in (${listed(matchedWays)})`)),
  ],
);

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

/** How long a rollout keeps usage, and where it keeps none of single people. */
export const usageSettingsTable = sqliteTable('usage_settings', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  keepDays: integer('keep_days').notNull(),
  keepWeeks: integer('keep_weeks').notNull(),
  /** Single days before this one were removed and are not taken again: their weeks have been counted. */
  keptFrom: integer('kept_from').notNull().default(0),
  /** Places of teams of whose people nothing is kept one by one. */
  placesOff: text('places_off', { mode: 'json' }).$type<string[]>().notNull().default([]),
});

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
