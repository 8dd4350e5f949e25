import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { type Team, teamEnds } from './team.ts';

export const teamsTable = sqliteTable(
  'teams',
  {
    id: text('id').$type<TeamId>().primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    name: text('name').notNull(),
    managerId: text('manager_id').$type<UserId>(),
    workflows: text('workflows', { mode: 'json' }).$type<string[]>().notNull(),
    function: text('function').notNull(),
    place: text('place').notNull(),
    timeZone: text('time_zone').notNull(),
    size: integer('size').notNull(),
    seniority: real('seniority').notNull(),
    regulated: flag('regulated').notNull(),
    tools: text('tools', { mode: 'json' }).$type<string[]>().notNull(),
    /** Where its public holidays come from; null for those of its time zone's country. */
    holidayPlace: text('holiday_place'),
    /** ISO dates on which it does not work besides public holidays. */
    holidays: text('holidays', { mode: 'json' }).$type<string[]>().notNull().default([]),
    createdAt: instant('created_at').notNull(),
    leftAt: instant('left_at'),
    leftHow: text('left_how', { enum: teamEnds }),
    leftInto: text('left_into').$type<TeamId>(),
    leftReason: text('left_reason'),
  },
  (table) => [
    index('teams_of_rollout').on(table.rolloutId, table.id),
    index('teams_manager').on(table.managerId),
    uniqueIndex('teams_name_of_present')
      .on(table.rolloutId, sql`lower(${table.name})`)
      .where(sql`left_at is null`),
    check('teams_workflows', sql`json_valid(${table.workflows})`),
    check('teams_tools', sql`json_valid(${table.tools})`),
    check('teams_size', sql`size > 0`),
    check('teams_seniority', sql`seniority between 0 and 1`),
  ],
);

export const teamMembersTable = sqliteTable(
  'team_members',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    userId: text('user_id').$type<UserId>().notNull(),
    sinceAt: instant('since_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.userId], name: 'team_members_pk' }),
    index('team_members_person').on(table.userId, table.rolloutId),
  ],
);

type Row = typeof teamsTable.$inferSelect;

export function teamFrom(row: Row, memberIds: UserId[]): Team {
  return {
    id: row.id,
    rolloutId: row.rolloutId,
    name: row.name,
    managerId: row.managerId ?? undefined,
    memberIds,
    workflows: row.workflows,
    context: {
      function: row.function,
      place: row.place,
      timeZone: row.timeZone,
      size: row.size,
      seniority: row.seniority,
      regulated: row.regulated,
      tools: row.tools,
    },
  };
}
