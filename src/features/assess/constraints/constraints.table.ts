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
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import type { GateKey } from '../../contract/gate.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { type QuestionName, questionNames } from '../assessment/question.ts';
import { constraintKinds } from './constraint.ts';

/** Every state that a constraint was ever in; the newest counts, the others let two assessments be compared. */
export const constraintVersionsTable = sqliteTable(
  'constraint_versions',
  {
    constraintId: text('constraint_id').notNull(),
    version: integer('version').notNull(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    kind: text('kind', { enum: constraintKinds }).notNull(),
    text: text('text').notNull(),
    hoursPerTeamPerWeek: real('hours_per_team_per_week').notNull(),
    ownerId: text('owner_id').$type<UserId>(),
    plan: text('plan').notNull(),
    dueOn: plainDate('due_on'),
    blocks: text('blocks', { mode: 'json' }).$type<readonly GateKey[]>().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    closedHow: text('closed_how', { enum: ['solved', 'accepted'] }),
    closedAt: instant('closed_at'),
    closedBy: text('closed_by').$type<UserId>(),
    closedReason: text('closed_reason'),
    changedBy: text('changed_by').$type<UserId>().notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.constraintId, table.version], name: 'constraint_versions_pk' }),
    index('constraint_versions_rollout').on(table.rolloutId),
    check(
      'constraint_versions_kind',
      sql.raw(`kind in (${constraintKinds.map((kind) => `'${kind}'`).join(', ')})`),
    ),
    check('constraint_versions_hours', sql`hours_per_team_per_week >= 0`),
    check('constraint_versions_blocks', sql`json_valid(${table.blocks})`),
    check('constraint_versions_closed', sql`closed_how is null or closed_reason is not null`),
  ],
);

/** What is said of a rollout's ledger as a whole: the hours that exist, and why it is empty. */
export const constraintLedgersTable = sqliteTable('constraint_ledgers', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
  hoursThatExist: real('hours_that_exist'),
  hoursFrom: text('hours_from'),
  hoursBy: text('hours_by').$type<UserId>(),
  hoursAt: instant('hours_at'),
  noneBecause: text('none_because'),
  noneBy: text('none_by').$type<UserId>(),
  noneAt: instant('none_at'),
});

/** Why a “would not hold” of the assessment needs no constraint; the newest of a question counts. */
export const constraintExemptionsTable = sqliteTable(
  'constraint_exemptions',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    question: text('question', { enum: questionNames }).$type<QuestionName>().notNull(),
    by: text('by').$type<UserId>().notNull(),
    at: instant('at').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [
    index('constraint_exemptions_rollout').on(table.rolloutId),
    check(
      'constraint_exemptions_question',
      sql.raw(`question in (${questionNames.map((name) => `'${name}'`).join(', ')})`),
    ),
  ],
);
