import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import { outputSources } from './output.ts';

/** What could be drawn for a review: a link and a line, never the content. */
export const outputsTable = sqliteTable(
  'outputs',
  {
    number: integer('number').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    outputId: text('output_id').notNull(),
    workflow: text('workflow').notNull(),
    teamId: text('team_id')
      .$type<TeamId>()
      .references(() => teamsTable.id),
    producedAt: instant('produced_at').notNull(),
    producerId: text('producer_id').$type<UserId>(),
    url: text('url'),
    note: text('note'),
    source: text('source', { enum: outputSources }).notNull(),
    registeredAt: instant('registered_at').notNull(),
    /** The register of its rollout that it stands in. */
    register: integer('register').notNull(),
    /** The hash of seed and id, once the seed of its register is known. */
    ticket: text('ticket'),
  },
  (table) => [
    unique('outputs_id').on(table.rolloutId, table.outputId),
    // In the order in which a draw takes them.
    index('outputs_draw').on(
      ...[table.rolloutId, table.register, table.workflow, table.teamId, table.ticket],
    ),
    check('outputs_source', sql.raw(`source in ('${outputSources.join("', '")}')`)),
  ],
);
