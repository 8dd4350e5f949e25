import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { entryKinds, textStatuses } from './entry.ts';
import { doubtReasons } from './verification.ts';

const oneOf = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** The entries of the Intelligence Core, with what is true of each whatever its text says. */
export const coreEntriesTable = sqliteTable(
  'core_entries',
  {
    number: integer('number').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    slug: text('slug').notNull(),
    kind: text('kind', { enum: entryKinds }).notNull(),
    workflow: text('workflow').notNull(),
    ownerId: text('owner_id').$type<UserId>().notNull(),
    sourceLink: text('source_link'),
    /** The learning or answer that it was made of: `learning:<id>`. */
    madeOf: text('made_of'),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').$type<UserId>().notNull(),
    /** Empty until it is first published. */
    reviewOn: plainDate('review_on'),
    intervalDays: integer('interval_days').notNull(),
    confirmedRuns: integer('confirmed_runs').notNull(),
    doubt: text('doubt', { enum: doubtReasons }),
    doubtedOn: plainDate('doubted_on'),
    retiredAt: instant('retired_at'),
    retiredBy: text('retired_by').$type<UserId>(),
    retiredBecause: text('retired_because'),
  },
  (table) => [
    uniqueIndex('core_entries_slug').on(table.rolloutId, table.slug),
    check('core_entries_kind', sql.raw(`kind in (${oneOf(entryKinds)})`)),
    check('core_entries_interval', sql`interval_days between 1 and 180`),
    check('core_entries_doubt', sql.raw(`doubt is null or doubt in (${oneOf(doubtReasons)})`)),
    check('core_entries_retired', sql`retired_at is null or retired_because is not null`),
  ],
);

/** Every text that an entry ever had; at most one is published, and at most one is being prepared. */
export const coreRevisionsTable = sqliteTable(
  'core_revisions',
  {
    entryNumber: integer('entry_number')
      .notNull()
      .references(() => coreEntriesTable.number),
    revision: integer('revision').notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    major: integer('major').notNull(),
    minor: integer('minor').notNull(),
    status: text('status', { enum: textStatuses }).notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    synonyms: text('synonyms', { mode: 'json' }).$type<readonly string[]>().notNull(),
    constraints: text('constraints', { mode: 'json' }).$type<readonly string[]>().notNull(),
    lessons: text('lessons', { mode: 'json' }).$type<readonly string[]>().notNull(),
    note: text('note').notNull(),
    writtenBy: text('written_by').$type<UserId>().notNull(),
    writtenAt: instant('written_at').notNull(),
    /** Who was asked to look at it. */
    reviewerId: text('reviewer_id').$type<UserId>(),
    reviewedBy: text('reviewed_by').$type<UserId>(),
    reviewedAt: instant('reviewed_at'),
    publishedAt: instant('published_at'),
  },
  (table) => [
    primaryKey({ columns: [table.entryNumber, table.revision], name: 'core_revisions_pk' }),
    uniqueIndex('core_revisions_published').on(table.entryNumber).where(sql`status = 'published'`),
    uniqueIndex('core_revisions_prepared')
      .on(table.entryNumber)
      .where(sql`status in ('draft', 'reviewed')`),
    index('core_revisions_of_rollout').on(table.rolloutId, table.status),
    check('core_revisions_status', sql.raw(`status in (${oneOf(textStatuses)})`)),
    check('core_revisions_synonyms', sql`json_valid(${table.synonyms})`),
    check('core_revisions_constraints', sql`json_valid(${table.constraints})`),
    check('core_revisions_lessons', sql`json_valid(${table.lessons})`),
  ],
);
