import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import { caseSources, findings, moveReasons, type Skip, tiers } from './escalation.ts';

const listed = (values: readonly string[]) =>
  sql.raw(`(${values.map((value) => `'${value}'`).join(', ')})`);

/** Outputs that somebody higher had to look at. */
export const escalationsTable = sqliteTable(
  'escalations',
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
    workflow: text('workflow').notNull(),
    link: text('link'),
    words: text('words').notNull(),
    isCritical: flag('is_critical').notNull(),
    isDrill: flag('is_drill').notNull(),
    source: text('source', { enum: caseSources }).notNull(),
    sourceId: text('source_id'),
    askerId: text('asker_id').$type<UserId>().notNull(),
    raisedAt: instant('raised_at').notNull(),
    resolvedBy: text('resolved_by').$type<UserId>(),
    resolvedAt: instant('resolved_at'),
    finding: text('finding', { enum: findings }),
    answer: text('answer'),
  },
  (table) => [
    index('escalations_rollout').on(table.rolloutId, table.resolvedAt),
    index('escalations_team').on(table.teamId),
    check('escalations_source', sql`source in ${listed(caseSources)}`),
    check('escalations_finding', sql`finding is null or finding in ${listed(findings)}`),
    check(
      'escalations_resolved',
      sql`(resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (finding is null)`,
    ),
  ],
);

/** Where a case stood, one after the other. */
export const escalationStepsTable = sqliteTable(
  'escalation_steps',
  {
    escalationId: text('escalation_id').notNull(),
    number: integer('number').notNull(),
    /** The case's own, so that a change of a step is a change of its team. */
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    tier: text('tier', { enum: tiers }).notNull(),
    personId: text('person_id').$type<UserId>(),
    because: text('because', { enum: moveReasons }).notNull(),
    skipped: text('skipped', { mode: 'json' }).$type<readonly Skip[]>().notNull(),
    askedAt: instant('asked_at').notNull(),
    takeBy: instant('take_by').notNull(),
    takenBy: text('taken_by').$type<UserId>(),
    takenAt: instant('taken_at'),
    settleBy: instant('settle_by'),
    tookMinutes: integer('took_minutes'),
    sponsorsToldAt: instant('sponsors_told_at'),
  },
  (table) => [
    primaryKey({ columns: [table.escalationId, table.number], name: 'escalation_steps_pk' }),
    foreignKey({
      columns: [table.escalationId],
      foreignColumns: [escalationsTable.id],
      name: 'escalation_steps_escalation',
    }),
    check('escalation_steps_tier', sql`tier in ${listed(tiers)}`),
    check('escalation_steps_because', sql`because in ${listed(moveReasons)}`),
    check('escalation_steps_person', sql`tier = 'lead' or person_id is not null`),
    check('escalation_steps_skipped', sql`json_valid(skipped)`),
    check('escalation_steps_taken', sql`(taken_at is null) = (taken_by is null)`),
  ],
);
