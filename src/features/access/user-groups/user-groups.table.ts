import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Which Slack user group follows a rollout's access; at most one. */
export const userGroupsTable = sqliteTable('user_groups', {
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .primaryKey()
    .references(() => rolloutsTable.id),
  group: text('group').notNull(),
  linkedBy: text('linked_by').$type<UserId>().notNull(),
  isOn: flag('is_on').notNull(),
  lastAt: instant('last_at'),
  lastSays: text('last_says'),
  lastIsProblem: flag('last_is_problem'),
});
