import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import type { DisturbanceKind } from './capacity.ts';
import { confirmedMusts, mustSays } from './must-confirmation.ts';
import { type AskedItem, levels, speakerRoles } from './readiness-answer.ts';

/** Every answer that anybody gave; a later one stands beside the earlier, nothing is ever removed. */
export const readinessAnswersTable = sqliteTable(
  'readiness_answers',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    item: text('item').$type<AskedItem>().notNull(),
    level: text('level', { enum: levels }).notNull(),
    evidence: text('evidence').notNull(),
    ownerId: text('owner_id').$type<UserId>(),
    saidBy: text('said_by').$type<UserId>().notNull(),
    role: text('role', { enum: speakerRoles }).notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [
    index('readiness_answers_rollout').on(table.rolloutId, table.teamId),
    check('readiness_answers_level', sql.raw(`level in (${listed(levels)})`)),
    check('readiness_answers_role', sql.raw(`role in (${listed(speakerRoles)})`)),
  ],
);

/** A disturbance as it is stored; dates as `YYYY-MM-DD`. */
export type StoredDisturbance = {
  kind: DisturbanceKind;
  what: string;
  fromOn: string;
  untilOn: string;
  peopleAway?: number;
};

export const readinessCapacityTable = sqliteTable(
  'readiness_capacity',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    windowFromOn: plainDate('window_from_on').notNull(),
    windowUntilOn: plainDate('window_until_on').notNull(),
    disturbances: text('disturbances', { mode: 'json' }).$type<StoredDisturbance[]>().notNull(),
    /** False where the person said that they do not know yet. */
    isKnown: flag('is_known').notNull().default(true),
    saidBy: text('said_by').$type<UserId>().notNull(),
    role: text('role', { enum: speakerRoles }).notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [
    index('readiness_capacity_rollout').on(table.rolloutId, table.teamId),
    check('readiness_capacity_disturbances', sql`json_valid(${table.disturbances})`),
    check('readiness_capacity_role', sql.raw(`role in (${listed(speakerRoles)})`)),
  ],
);

/** What the one who can said to a must-have; the newest to the same thing counts, the others are history. */
export const readinessConfirmationsTable = sqliteTable(
  'readiness_confirmations',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    must: text('must', { enum: confirmedMusts }).notNull(),
    says: text('says', { enum: mustSays }).notNull(),
    words: text('words').notNull(),
    about: text('about').notNull(),
    saidBy: text('said_by').$type<UserId>().notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [
    index('readiness_confirmations_rollout').on(table.rolloutId, table.teamId),
    check('readiness_confirmations_must', sql.raw(`must in (${listed(confirmedMusts)})`)),
    check('readiness_confirmations_says', sql.raw(`says in (${listed(mustSays)})`)),
  ],
);

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
