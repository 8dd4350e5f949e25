import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import { depthVerdicts } from '../depth/depth-verdict.ts';
import type { RolloutNoise } from '../depth/noise.ts';
import type { RolloutFigures } from './depth-look.ts';
import type { PublishedFigures } from './published-figures.ts';
import { type StoredVerdict, verdictScopes } from './stored-verdict.ts';

/** What was found last of each team, each wave and the whole. */
export const depthVerdictsTable = sqliteTable(
  'depth_verdicts',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    scope: text('scope', { enum: verdictScopes }).notNull(),
    scopeId: text('scope_id').notNull(),
    verdict: text('verdict', { enum: depthVerdicts }).notNull(),
    judged: text('judged', { mode: 'json' }).$type<StoredVerdict['judged']>().notNull(),
    firstWeekOn: plainDate('first_week_on').notNull(),
    givenOn: plainDate('given_on').notNull(),
    before: text('verdict_before', { enum: depthVerdicts }),
    watchedOn: plainDate('watched_on'),
    /** The look that it belongs to; of what is no longer there the number falls behind. */
    look: integer('look').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.scope, table.scopeId],
      name: 'depth_verdicts_pk',
    }),
    check('depth_verdicts_scope', sql`scope in ('team', 'wave', 'rollout')`),
  ],
);

/** The last look at a rollout: by what data, and what was common to all of its teams. */
export const depthLooksTable = sqliteTable('depth_looks', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  look: integer('look').notNull(),
  usageVersion: integer('usage_version').notNull(),
  /** The week in which it was looked. */
  week: integer('week').notNull(),
  /** The version of the definition that the verdicts follow. */
  definition: integer('definition').notNull(),
  lookedAt: instant('looked_at').notNull(),
  noise: text('noise', { mode: 'json' }).$type<RolloutNoise>().notNull(),
  /** Mondays of the weeks that were left out for everyone. */
  dropped: text('dropped', { mode: 'json' }).$type<string[]>().notNull(),
  /** What pages show of the whole, so that none of them reads all people's weeks. */
  figures: text('figures', { mode: 'json' }).$type<RolloutFigures>().notNull(),
});

/** Figures of teams as somebody saw them last: what is shown next follows from them. */
export const publishedFiguresTable = sqliteTable(
  'published_figures',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    figures: text('figures', { mode: 'json' }).$type<PublishedFigures>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.teamId], name: 'published_figures_pk' }),
  ],
);
