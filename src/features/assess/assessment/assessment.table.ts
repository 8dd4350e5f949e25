import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { confidences, holdsChoices } from './answer.ts';
import { confirmationSays } from './confirmation.ts';
import type { Evidence } from './evidence.ts';
import { questionNames } from './question.ts';

/** Every answer that was ever given; the newest of a person to a question counts, the others are history. */
export const assessmentAnswersTable = sqliteTable(
  'assessment_answers',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    personId: text('person_id').$type<UserId>().notNull(),
    question: text('question', { enum: questionNames }).notNull(),
    text: text('text').notNull(),
    holdsWithoutPilot: text('holds_without_pilot', { enum: holdsChoices }).notNull(),
    evidence: text('evidence', { mode: 'json' }).$type<readonly Evidence[]>().notNull(),
    confidence: text('confidence', { enum: confidences }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('assessment_answers_rollout').on(table.rolloutId, table.question),
    check('assessment_answers_question', sql.raw(`question in (${listed(questionNames)})`)),
    check('assessment_answers_holds', sql.raw(`holds_without_pilot in (${listed(holdsChoices)})`)),
    check('assessment_answers_confidence', sql.raw(`confidence in (${listed(confidences)})`)),
    check('assessment_answers_evidence', sql`json_valid(${table.evidence})`),
  ],
);

/** What somebody concluded from differing answers; a newer answer asks for a new conclusion. */
export const assessmentReviewsTable = sqliteTable(
  'assessment_reviews',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    question: text('question', { enum: questionNames }).notNull(),
    reviewedBy: text('reviewed_by').$type<UserId>().notNull(),
    at: instant('at').notNull(),
    conclusion: text('conclusion').notNull(),
  },
  (table) => [
    index('assessment_reviews_rollout').on(table.rolloutId),
    check('assessment_reviews_question', sql.raw(`question in (${listed(questionNames)})`)),
  ],
);

/** What others said to an answer; the newest of each person to it counts, the others are history. */
export const assessmentConfirmationsTable = sqliteTable(
  'assessment_confirmations',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    question: text('question', { enum: questionNames }).notNull(),
    answeredBy: text('answered_by').$type<UserId>().notNull(),
    answeredAt: instant('answered_at').notNull(),
    by: text('by').$type<UserId>().notNull(),
    at: instant('at').notNull(),
    says: text('says', { enum: confirmationSays }).notNull(),
    words: text('words').notNull(),
  },
  (table) => [
    index('assessment_confirmations_rollout').on(table.rolloutId),
    check('assessment_confirmations_question', sql.raw(`question in (${listed(questionNames)})`)),
    check('assessment_confirmations_says', sql.raw(`says in (${listed(confirmationSays)})`)),
    check('assessment_confirmations_other', sql`${table.by} <> ${table.answeredBy}`),
  ],
);

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
