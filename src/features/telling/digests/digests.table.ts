import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** What was said in a rollout's channel, week by week; the next digest tells what came after. */
export const digestsTable = sqliteTable(
  'digests',
  {
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    /** The ISO week, `2027-W03`. */
    week: text('week').notNull(),
    untilAt: instant('until_at').notNull(),
    kind: text('kind', { enum: ['news', 'quiet'] }).notNull(),
    messageKey: text('message_key').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.week], name: 'digests_pk' }),
    check('digests_kind', sql`kind in ('news', 'quiet')`),
  ],
);

/** When a rollout's digest is said; without a row on Mondays at 09:00 at the rollout's place. */
export const digestSettingsTable = sqliteTable(
  'digest_settings',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .primaryKey()
      .references(() => rolloutsTable.id),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    isOn: flag('is_on').notNull(),
    /** ISO weekday, 1 = Monday. */
    weekday: integer('weekday').notNull(),
    time: text('time').notNull(),
    /** Since when it stands so; earlier times are nobody's loss. */
    since: instant('since').notNull(),
  },
  () => [check('digest_settings_weekday', sql`weekday between 1 and 7`)],
);
