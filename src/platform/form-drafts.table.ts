import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from './columns.ts';
import type { UserId, WorkspaceId } from './ids.ts';

/** What somebody has entered into the steps of a form that is not finished: theirs alone, and not counted. */
export const formDraftsTable = sqliteTable(
  'form_drafts',
  {
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    userId: text('user_id').$type<UserId>().notNull(),
    form: text('form').notNull(),
    /** What the form is about: a team, or a rollout. */
    subject: text('subject').notNull(),
    /** The step that the person goes on with. */
    step: integer('step').notNull(),
    fields: text('fields', { mode: 'json' }).$type<Record<string, string | string[]>>().notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.form, table.subject], name: 'form_drafts_pk' }),
    index('form_drafts_saved_at').on(table.savedAt),
    check('form_drafts_fields', sql`json_valid(${table.fields})`),
  ],
);
