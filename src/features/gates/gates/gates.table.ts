import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import type { GateKey } from '../../contract/gate.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import type { StoredJudgement } from './gate-status.ts';
import type { FrozenCriterion } from './gate-version.ts';

/** What a gate asks, in numbered versions; none is ever changed. */
export const gateVersionsTable = sqliteTable(
  'gate_versions',
  {
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    gate: text('gate').$type<GateKey>().notNull(),
    number: integer('number').notNull(),
    criteria: text('criteria', { mode: 'json' }).$type<readonly FrozenCriterion[]>().notNull(),
    frozenAt: instant('frozen_at').notNull(),
    frozenBy: text('frozen_by').$type<UserId | 'groundswell'>().notNull(),
    reason: text('reason').notNull(),
    changes: text('changes', { mode: 'json' }).$type<readonly string[]>().notNull(),
    /** The last day of a version that was made easier for a time. */
    untilOn: plainDate('until_on'),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.gate, table.number], name: 'gate_versions_pk' }),
    check('gate_versions_number', sql`number > 0`),
    check('gate_versions_criteria', sql`json_valid(${table.criteria})`),
  ],
);

/** Which gates were opened, once each, and on which evidence. */
export const gatePassesTable = sqliteTable(
  'gate_passes',
  {
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    gate: text('gate').$type<GateKey>().notNull(),
    at: instant('at').notNull(),
    passedBy: text('passed_by').$type<UserId>().notNull(),
    version: integer('version').notNull(),
    opensOn: plainDate('opens_on').notNull(),
    criteria: text('criteria', { mode: 'json' }).$type<readonly StoredJudgement[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.gate], name: 'gate_passes_pk' }),
    check('gate_passes_criteria', sql`json_valid(${table.criteria})`),
  ],
);
