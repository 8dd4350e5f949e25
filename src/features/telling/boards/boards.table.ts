import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import type { BoardFilter } from './board.ts';

/** Which part of the board a person looks at on their App Home. */
export const boardViewsTable = sqliteTable('board_views', {
  userId: text('user_id').$type<UserId>().primaryKey(),
  workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
  rolloutId: text('rollout_id')
    .$type<RolloutId>()
    .notNull()
    .references(() => rolloutsTable.id),
  filter: text().$type<BoardFilter>().notNull(),
  page: integer().notNull(),
});
