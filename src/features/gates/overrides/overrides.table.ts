import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import type { GateKey } from '../../contract/gate.ts';
import { type Phase, phases } from '../../contract/phase.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import type { OverrideChange } from './override.ts';
import type { FoundThen } from './override-cover.ts';

/** Every override that was ever asked for, with its decision, its end and its review. */
export const overridesTable = sqliteTable(
  'overrides',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    gate: text('gate').$type<GateKey>().notNull(),
    criteria: text('criteria', { mode: 'json' }).$type<readonly string[]>().notNull(),
    /** What the criteria asked, in words, as the approver read it. */
    asks: text('asks', { mode: 'json' }).$type<readonly string[]>().notNull(),
    /** What was found of them then, thing by thing; null on those from before it was kept. */
    found: text('found', { mode: 'json' }).$type<readonly FoundThen[]>(),
    /** What it changes; null where it stands in for criteria. */
    change: text('change', { mode: 'json' }).$type<OverrideChange>(),
    reason: text('reason').notNull(),
    risk: text('risk').notNull(),
    requestedBy: text('requested_by').$type<UserId>().notNull(),
    requestedAt: instant('requested_at').notNull(),
    asked: text('asked', { mode: 'json' }).$type<readonly UserId[]>().notNull(),
    answerBy: instant('answer_by').notNull(),
    expiresOn: plainDate('expires_on').notNull(),
    reviewedAfter: text('reviewed_after').$type<Phase>().notNull(),
    decided: text('decided', { enum: ['approved', 'declined', 'withdrawn'] }),
    decidedBy: text('decided_by').$type<UserId>(),
    decidedAt: instant('decided_at'),
    decidedWhy: text('decided_why'),
    /** True where a second lead decided, since no sponsor could be reached in time. */
    withoutSponsor: integer('without_sponsor', { mode: 'boolean' }),
    ended: text('ended', { enum: ['fulfilled', 'expired'] }),
    endedAt: instant('ended_at'),
    reviewedBy: text('reviewed_by').$type<UserId>(),
    reviewedAt: instant('reviewed_at'),
    finding: text('finding'),
  },
  (table) => [
    index('overrides_rollout').on(table.rolloutId),
    check(
      'overrides_decided',
      sql`decided is null or decided in ('approved', 'declined', 'withdrawn')`,
    ),
    check('overrides_two_people', sql`decided is not 'approved' or decided_by <> requested_by`),
    check('overrides_ended', sql`ended is null or ended in ('fulfilled', 'expired')`),
    check(
      'overrides_phase',
      sql.raw(`reviewed_after in (${phases.map((phase) => `'${phase}'`).join(', ')})`),
    ),
  ],
);
