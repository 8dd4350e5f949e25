import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import { type Construct, constructs } from '../pulses/pulse-item.ts';
import { pulseCyclesTable } from '../pulses/pulses.table.ts';
import { barrierChoices } from './barrier.ts';

/** What somebody decided about a recommended action, with their words. */
export const barrierAnswersTable = sqliteTable(
  'barrier_answers',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    /** Absent for the rollout as a whole. */
    teamId: text('team_id')
      .$type<TeamId>()
      .references(() => teamsTable.id),
    cycleId: text('cycle_id')
      .notNull()
      .references(() => pulseCyclesTable.id),
    construct: text('construct', { enum: constructs }).$type<Construct>().notNull(),
    choice: text('choice', { enum: barrierChoices }).notNull(),
    says: text('says').notNull(),
    byId: text('by_id').$type<UserId>().notNull(),
    decidedAt: instant('decided_at').notNull(),
  },
  (table) => [index('barrier_answers_rollout').on(table.rolloutId)],
);
