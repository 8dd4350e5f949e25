import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { WorkspaceId } from '../ids.ts';

/** Where the bot is installed, as Slack's `auth.test` says; one row. */
export const installationTable = sqliteTable('installation', {
  slot: integer('slot').primaryKey(),
  workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
  /** Of a company with Enterprise Grid. */
  enterpriseId: text('enterprise_id'),
  knownAt: instant('known_at').notNull(),
});
