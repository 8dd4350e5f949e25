import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';

export const handoversTable = sqliteTable(
  'handovers',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    fromId: text('from_id').$type<UserId>().notNull(),
    toId: text('to_id').$type<UserId>().notNull(),
    startedBy: text('started_by').$type<UserId>().notNull(),
    startedAt: instant('started_at').notNull(),
    /** What the next champion should know of the team; it moves with the role. */
    context: text('context').notNull(),
    ticked: text('ticked', { mode: 'json' })
      .$type<Record<string, { by: UserId; at: number }>>()
      .notNull(),
    confirmedByFrom: instant('confirmed_by_from'),
    confirmedByTo: instant('confirmed_by_to'),
    cancelledBy: text('cancelled_by').$type<UserId>(),
    cancelledAt: instant('cancelled_at'),
  },
  (table) => [
    index('handovers_of_rollout').on(table.rolloutId, table.teamId),
    check('handovers_ticked', sql`json_valid(${table.ticked})`),
  ],
);

/** The talks of the buddy month that were held. */
export const buddyTalksTable = sqliteTable(
  'buddy_talks',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    handoverId: text('handover_id')
      .notNull()
      .references(() => handoversTable.id),
    talkOn: plainDate('talk_on').notNull(),
    heldAt: instant('held_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.handoverId, table.talkOn], name: 'buddy_talks_pk' })],
);
