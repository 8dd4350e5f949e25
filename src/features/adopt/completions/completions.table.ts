import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import type { StoredJudgement } from '../../gates/gates/gate-status.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { keepAnswers } from './keeping.ts';

/** Every time that a rollout was asked to be called complete, and what became of it. */
export const completionsTable = sqliteTable(
  'completions',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    askedBy: text('asked_by').$type<UserId>().notNull(),
    askedAt: instant('asked_at').notNull(),
    words: text('words').notNull(),
    decision: text('decision', { enum: ['agreed', 'declined', 'withdrawn'] }),
    decidedBy: text('decided_by').$type<UserId>(),
    decidedAt: instant('decided_at'),
    why: text('why'),
    /** What was found when it was agreed to. */
    evidence: text('evidence', { mode: 'json' }).$type<readonly StoredJudgement[]>(),
    watchedOn: plainDate('watched_on'),
    reopenedBy: text('reopened_by').$type<UserId | 'groundswell'>(),
    reopenedAt: instant('reopened_at'),
    reopenedWhy: text('reopened_why'),
  },
  (table) => [
    index('completions_rollout').on(table.rolloutId),
    check('completions_decision', sql`decision in ('agreed', 'declined', 'withdrawn')`),
    check('completions_two_people', sql`decision <> 'agreed' or decided_by <> asked_by`),
    check('completions_evidence', sql`evidence is null or json_valid(evidence)`),
  ],
);

/** What people who keep something after completion have said about it. */
export const keepingsTable = sqliteTable(
  'completion_keepings',
  {
    completionId: text('completion_id')
      .notNull()
      .references(() => completionsTable.id),
    rolloutId: text('rollout_id').$type<RolloutId>().notNull(),
    personId: text('person_id').$type<UserId>().notNull(),
    answer: text('answer', { enum: keepAnswers }).notNull(),
    note: text('note').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.completionId, table.personId], name: 'completion_keepings_pk' }),
    index('completion_keepings_rollout').on(table.rolloutId),
    check('completion_keepings_answer', sql`answer in ('keeps', 'cannot')`),
  ],
);
