import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { RolloutId, WorkspaceId } from '../ids.ts';

/** People and channels where Slack refuses our messages for good, until something changes there. */
export const closedPlacesTable = sqliteTable('closed_places', {
  destination: text('destination').primaryKey(),
  workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
  /** Whose message was the first to be refused. */
  rolloutId: text('rollout_id').$type<RolloutId>(),
  code: text('code').notNull(),
  /** In words, with what mends it. */
  problem: text('problem').notNull(),
  sinceAt: instant('since_at').notNull(),
  /** When somebody said that nothing need be done about it. */
  leftAt: instant('left_at'),
});
