import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { ChannelId, RolloutId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { phases } from '../../contract/phase.ts';
import { accessAfterClosing, type Pace, type Rollout } from './rollout.ts';

export const rolloutsTable = sqliteTable(
  'rollouts',
  {
    id: text('id').$type<RolloutId>().primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    name: text('name').notNull(),
    capability: text('capability').notNull(),
    channelId: text('channel_id').$type<ChannelId>().notNull(),
    pilotTeamId: text('pilot_team_id').$type<TeamId>().notNull(),
    timeZone: text('time_zone').notNull(),
    startsOn: plainDate('starts_on').notNull(),
    pace: text('pace', { mode: 'json' }).$type<Pace>().notNull(),
    phase: text('phase', { enum: phases }).notNull(),
    pausedAt: instant('paused_at'),
    pausedBy: text('paused_by').$type<UserId>(),
    pausedReason: text('paused_reason'),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
    closedBy: text('closed_by').$type<UserId>(),
    closedReason: text('closed_reason'),
    closedAccess: text('closed_access', { enum: accessAfterClosing }),
  },
  (table) => [
    index('rollouts_channel').on(table.channelId),
    check(
      'rollouts_phase',
      sql.raw(`phase in (${phases.map((phase) => `'${phase}'`).join(', ')})`),
    ),
    check('rollouts_pace', sql`json_valid(${table.pace})`),
  ],
);

export const rolloutRoles = ['lead', 'sponsor'] as const;

export const rolloutRolesTable = sqliteTable(
  'rollout_roles',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    userId: text('user_id').$type<UserId>().notNull(),
    role: text('role', { enum: rolloutRoles }).notNull(),
    sinceAt: instant('since_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.userId, table.role], name: 'rollout_roles_pk' }),
    index('rollout_roles_user').on(table.userId),
  ],
);

type Row = typeof rolloutsTable.$inferSelect;

export function rolloutFrom(row: Row): Rollout {
  const { pausedAt, pausedBy, pausedReason, closedAt, ...others } = row;
  const { closedBy, closedReason, closedAccess, ...facts } = others;
  return {
    ...facts,
    closedAt: closedAt ?? undefined,
    closing:
      closedBy === null || closedAccess === null
        ? undefined
        : { by: closedBy, reason: closedReason ?? '', access: closedAccess },
    paused:
      pausedAt === null || pausedBy === null
        ? undefined
        : { at: pausedAt, by: pausedBy, reason: pausedReason ?? '' },
  };
}
