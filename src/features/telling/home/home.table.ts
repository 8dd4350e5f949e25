import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** Which of several rollouts a person looks at on their App Home. */
export const homeChoicesTable = sqliteTable('home_choices', {
  userId: text('user_id').$type<UserId>().primaryKey(),
  workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .notNull()
    .references(() => rolloutsTable.id),
});
