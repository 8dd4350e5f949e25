import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { ChannelId, RolloutId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import type { EntryCriterion } from '../../contract/wave-gate.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import { rollBackSteps } from './wave.ts';

export const wavesTable = sqliteTable(
  'waves',
  {
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    number: integer('number').notNull(),
    /** 1, and one more each time the wave was rolled back and planned again. */
    attempt: integer('attempt').notNull().default(1),
    plannedOn: plainDate('planned_on').notNull(),
    plannedBy: text('planned_by').$type<UserId>().notNull(),
    intendedOn: plainDate('intended_on').notNull(),
    channelId: text('channel_id').$type<ChannelId>().notNull(),
    workingDays: integer('working_days').notNull(),
    plan: text('plan', { mode: 'json' }).$type<{ title: string; lines: string[] }[]>().notNull(),
    toldWhy: text('told_why'),
    toldStays: text('told_stays'),
    toldBy: text('told_by').$type<UserId>(),
    toldAt: instant('told_at'),
    startedOn: plainDate('started_on'),
    startedAt: instant('started_at'),
    startedBy: text('started_by').$type<UserId>(),
    entryCriteria: text('entry_criteria', { mode: 'json' }).$type<EntryCriterion[]>().notNull(),
    completedOn: plainDate('completed_on'),
    completedBy: text('completed_by').$type<UserId>(),
    rolledBackOn: plainDate('rolled_back_on'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.number, table.attempt], name: 'waves_pk' }),
    check('waves_number', sql`number >= 0`),
    check('waves_attempt', sql`attempt >= 1`),
    check('waves_working_days', sql`working_days >= 0`),
    check('waves_plan', sql`json_valid(${table.plan})`),
    check('waves_entry_criteria', sql`json_valid(${table.entryCriteria})`),
  ],
);

export const waveTeamsTable = sqliteTable(
  'wave_teams',
  {
    rolloutId: text('rollout_id').$type<RolloutId>().notNull(),
    wave: integer('wave').notNull(),
    attempt: integer('attempt').notNull().default(1),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    place: integer('place').notNull(),
    rollBackStep: text('roll_back_step', { enum: rollBackSteps }),
    rollBackOn: plainDate('roll_back_on'),
    rollBackBy: text('roll_back_by').$type<UserId>(),
    rollBackReason: text('roll_back_reason'),
    rollBackKeeps: text('roll_back_keeps', { mode: 'json' }).$type<UserId[]>(),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.wave, table.attempt, table.teamId],
      name: 'wave_teams_pk',
    }),
    index('wave_teams_team').on(table.teamId),
    check(
      'wave_teams_step',
      sql.raw(
        `roll_back_step is null or roll_back_step in (${rollBackSteps.map((step) => `'${step}'`).join(', ')})`,
      ),
    ),
  ],
);

export const wavePausesTable = sqliteTable(
  'wave_pauses',
  {
    rolloutId: text('rollout_id').$type<RolloutId>().notNull(),
    wave: integer('wave').notNull(),
    attempt: integer('attempt').notNull().default(1),
    place: integer('place').notNull(),
    fromOn: plainDate('from_on').notNull(),
    untilOn: plainDate('until_on'),
    reason: text('reason').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.wave, table.attempt, table.place],
      name: 'wave_pauses_pk',
    }),
  ],
);
