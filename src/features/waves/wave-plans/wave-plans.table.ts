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
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';

/** Plans as they were shown; what is applied is one of these or nothing. */
export const wavePlansTable = sqliteTable(
  'wave_plans',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    number: integer('number').notNull(),
    madeBy: text('made_by').$type<UserId>().notNull(),
    madeAt: instant('made_at').notNull(),
    plan: text('plan').notNull(),
    appliedAt: instant('applied_at'),
    appliedBy: text('applied_by').$type<UserId>(),
  },
  (table) => [
    index('wave_plans_rollout').on(table.rolloutId, table.number),
    check('wave_plans_plan', sql`json_valid(${table.plan})`),
  ],
);

/** Teams that made room once for a partner of another team; that is not asked of them twice. */
export const waveYieldsTable = sqliteTable(
  'wave_yields',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    wave: integer('wave').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.teamId, table.wave], name: 'wave_yields_pk' }),
  ],
);

/** A rollout's own speed limit; without a row the usual one holds. */
export const waveLimitsTable = sqliteTable(
  'wave_limits',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .primaryKey()
      .references(() => rolloutsTable.id),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    newPerLiveTeam: real('new_per_live_team').notNull(),
    championHoursPerTeam: real('champion_hours_per_team').notNull(),
    reviewerHoursPerTeam: real('reviewer_hours_per_team').notNull(),
    shortestWeeks: integer('shortest_weeks').notNull(),
    longestWeeks: integer('longest_weeks').notNull(),
  },
  () => [check('wave_limits_speed', sql`new_per_live_team between 0 and 2`)],
);
