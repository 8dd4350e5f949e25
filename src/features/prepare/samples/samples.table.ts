import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { findings } from './finding.ts';
import { outputsTable } from './outputs.table.ts';

const rolloutId = () =>
  text('rollout_id')
    .$type<RolloutId>()
    .notNull()
    .references(() => rolloutsTable.id);

/** Outputs that were drawn, with what was found; the rollout's own word on each. */
export const drawnOutputsTable = sqliteTable(
  'drawn_outputs',
  {
    outputNumber: integer('output_number')
      .primaryKey()
      .references(() => outputsTable.number),
    rolloutId: rolloutId(),
    register: integer('register').notNull(),
    /** Its place in ticket order within its register, from 1. */
    place: integer('place').notNull(),
    ticket: text('ticket').notNull(),
    workflow: text('workflow').notNull(),
    teamId: text('team_id').$type<TeamId>(),
    finding: text('finding', { enum: findings }),
    foundAt: instant('found_at'),
    /** Reviewers see it differently, or cannot tell: the work's owner decides. */
    isDisputed: flag('is_disputed').notNull().default(false),
  },
  (table) => [
    index('drawn_outputs_register').on(table.rolloutId, table.register, table.place),
    index('drawn_outputs_workflow').on(table.rolloutId, table.workflow),
    check(
      'drawn_outputs_finding',
      sql.raw(`finding is null or finding in ('${findings.join("', '")}')`),
    ),
    check('drawn_outputs_found', sql`(finding is null) = (found_at is null)`),
  ],
);

/** How many were drawn of each workflow and team of a register. */
export const sampleStrataTable = sqliteTable(
  'sample_strata',
  {
    rolloutId: rolloutId(),
    register: integer('register').notNull(),
    workflow: text('workflow').notNull(),
    /** Empty where outputs name no team. */
    team: text('team').notNull(),
    size: integer('size').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.register, table.workflow, table.team],
      name: 'sample_strata_pk',
    }),
  ],
);

/** How many outputs of a workflow are drawn of each team and register, where it is not the usual number. */
export const samplingRatesTable = sqliteTable(
  'sampling_rates',
  {
    rolloutId: rolloutId(),
    workflow: text('workflow').notNull(),
    perStratum: integer('per_stratum').notNull(),
    why: text('why').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.workflow], name: 'sampling_rates_pk' }),
  ],
);
