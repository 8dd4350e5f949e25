import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant, plainDate } from '../../../platform/columns.ts';
import type { LearningId, RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import { actionKinds, learningStages, severities } from './learning.ts';

/** What a team found out that the next one should not have to; nothing is ever removed. */
export const learningsTable = sqliteTable(
  'learnings',
  {
    id: text('id').$type<LearningId>().primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    wave: integer('wave').notNull(),
    foundBy: text('found_by').$type<UserId>().notNull(),
    observedOn: plainDate('observed_on').notNull(),
    what: text('what').notNull(),
    severity: text('severity', { enum: severities }).notNull(),
    stage: text('stage', { enum: learningStages }).notNull(),
    stageSinceOn: plainDate('stage_since_on').notNull(),
    cause: text('cause').notNull().default(''),
    actionKind: text('action_kind', { enum: actionKinds }),
    actionWhat: text('action_what'),
    actionLink: text('action_link'),
    actionOwnerId: text('action_owner_id').$type<UserId>(),
    actionDueOn: plainDate('action_due_on'),
    actionImplementedOn: plainDate('action_implemented_on'),
    declinedBy: text('declined_by').$type<UserId>(),
    declinedOn: plainDate('declined_on'),
    declinedReason: text('declined_reason'),
    /** The Monday of the week that it answers for, where one was asked about. */
    weekOn: plainDate('week_on').notNull(),
    loggedAt: instant('logged_at').notNull(),
  },
  (table) => [
    index('learnings_of_rollout').on(table.rolloutId, table.teamId),
    check('learnings_severity', sql.raw(`severity in (${listed(severities)})`)),
    check('learnings_stage', sql.raw(`stage in (${listed(learningStages)})`)),
    check(
      'learnings_action_kind',
      sql.raw(`action_kind is null or action_kind in (${listed(actionKinds)})`),
    ),
  ],
);

/** Each time another team tried what was agreed, with how it went. */
export const learningTrialsTable = sqliteTable(
  'learning_trials',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    learningId: text('learning_id')
      .$type<LearningId>()
      .notNull()
      .references(() => learningsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    triedBy: text('tried_by').$type<UserId>().notNull(),
    triedOn: plainDate('tried_on').notNull(),
    worked: flag('worked').notNull(),
    note: text('note').notNull(),
  },
  (table) => [index('learning_trials_learning').on(table.learningId)],
);

/** Teams that took up what another one found. */
export const learningAdoptionsTable = sqliteTable(
  'learning_adoptions',
  {
    learningId: text('learning_id')
      .$type<LearningId>()
      .notNull()
      .references(() => learningsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
  },
  (table) => [
    primaryKey({ columns: [table.learningId, table.teamId], name: 'learning_adoptions_pk' }),
  ],
);

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
