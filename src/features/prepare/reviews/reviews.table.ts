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
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { verdicts } from '../samples/finding.ts';
import { outputsTable } from '../samples/outputs.table.ts';
import { plantedSources } from './planted-error.ts';
import { reviewParts, withdrawals } from './review.ts';

const rolloutId = () =>
  text('rollout_id')
    .$type<RolloutId>()
    .notNull()
    .references(() => rolloutsTable.id);
const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`${column} is null or ${column} in ('${values.join("', '")}')`);

/** Who reviews, for which work, and how many hours a week. */
export const reviewersTable = sqliteTable(
  'reviewers',
  {
    rolloutId: rolloutId(),
    personId: text('person_id').$type<UserId>().notNull(),
    hoursPerWeek: real('hours_per_week').notNull(),
    /** Empty for all work. */
    workflows: text('workflows', { mode: 'json' }).$type<readonly string[]>().notNull(),
    addedBy: text('added_by').$type<UserId>().notNull(),
    addedAt: instant('added_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.rolloutId, table.personId], name: 'reviewers_pk' })],
);

/** Errors that are known and put among what reviewers get. */
export const plantedErrorsTable = sqliteTable(
  'planted_errors',
  {
    id: text('id').primaryKey(),
    rolloutId: rolloutId(),
    workflow: text('workflow').notNull(),
    url: text('url'),
    note: text('note').notNull(),
    /** What is wrong with it; told once the reviewer has answered. */
    wrong: text('wrong').notNull(),
    source: text('source', { enum: plantedSources }).notNull(),
    sourceId: text('source_id'),
    addedBy: text('added_by').$type<UserId>().notNull(),
    addedAt: instant('added_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('planted_errors_rollout').on(table.rolloutId),
    check('planted_errors_source', oneOf('source', plantedSources)),
  ],
);

/** One person asked to look at one output, or at a planted error. */
export const reviewsTable = sqliteTable(
  'reviews',
  {
    id: text('id').primaryKey(),
    rolloutId: rolloutId(),
    part: text('part', { enum: reviewParts }).notNull(),
    workflow: text('workflow').notNull(),
    outputNumber: integer('output_number').references(() => outputsTable.number),
    plantedId: text('planted_id').references(() => plantedErrorsTable.id),
    reviewerId: text('reviewer_id').$type<UserId>().notNull(),
    askedAt: instant('asked_at').notNull(),
    dueOn: plainDate('due_on').notNull(),
    verdict: text('verdict', { enum: verdicts }),
    reason: text('reason'),
    givenAt: instant('given_at'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnWhy: text('withdrawn_why', { enum: withdrawals }),
  },
  (table) => [
    index('reviews_reviewer').on(table.rolloutId, table.reviewerId),
    index('reviews_output').on(table.outputNumber),
    index('reviews_open').on(table.rolloutId).where(sql`given_at is null and withdrawn_at is null`),
    check('reviews_part', oneOf('part', reviewParts)),
    check('reviews_verdict', oneOf('verdict', verdicts)),
    check('reviews_given', sql`(verdict is null) = (given_at is null)`),
    check('reviews_withdrawn', oneOf('withdrawn_why', withdrawals)),
  ],
);

/** What the owner of a work decided where reviewers saw an output differently. */
export const reviewDecisionsTable = sqliteTable(
  'review_decisions',
  {
    outputNumber: integer('output_number')
      .primaryKey()
      .references(() => outputsTable.number),
    rolloutId: rolloutId(),
    verdict: text('verdict', { enum: verdicts }).notNull(),
    reason: text('reason').notNull(),
    decidedBy: text('decided_by').$type<UserId>().notNull(),
    decidedAt: instant('decided_at').notNull(),
  },
  () => [check('review_decisions_verdict', oneOf('verdict', verdicts))],
);
