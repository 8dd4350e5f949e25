import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { accessEvents } from '../../contract/access-change.ts';
import { accessStates } from '../../contract/team-access.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';

/** What was last told of each team and person; what is decided now is compared with it. */
export const accessStatusesTable = sqliteTable(
  'access_standings',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    /** Empty for the team as a whole. */
    personId: text('person_id').$type<UserId | ''>().notNull(),
    state: text('state', { enum: accessStates }).notNull(),
    allowed: flag('allowed').notNull(),
    sinceAt: instant('since_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.personId], name: 'access_standings_pk' }),
    index('access_standings_allowed').on(table.rolloutId, table.allowed, table.personId),
    index('access_standings_person').on(table.personId),
    check('access_standings_state', sql.raw(`state in (${listed(accessStates)})`)),
  ],
);

/** Every change that the outside was told of, in its order; nothing is ever removed. */
export const accessEventsTable = sqliteTable(
  'access_events',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    /** The name by which a receiver knows it again. */
    id: text('id').notNull().unique('access_events_id'),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    personId: text('person_id').$type<UserId>(),
    event: text('event', { enum: accessEvents }).notNull(),
    before: text('before', { enum: accessStates }),
    after: text('after', { enum: accessStates }).notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('access_events_rollout').on(table.rolloutId),
    index('access_events_person').on(table.personId),
    index('access_events_team').on(table.teamId, table.personId),
    check('access_events_event', sql.raw(`event in (${listed(accessEvents)})`)),
    check('access_events_after', sql.raw(`after in (${listed(accessStates)})`)),
  ],
);

/** When a rollout's access was last looked at as a whole. */
export const accessSweepsTable = sqliteTable('access_sweeps', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  sweptAt: instant('swept_at').notNull(),
  lastSequence: integer('last_sequence').notNull(),
});

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
