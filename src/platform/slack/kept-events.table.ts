import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, unwatched } from '../columns.ts';
import type { WorkspaceId } from '../ids.ts';

/** Events that Slack told and that we could not carry out: kept as they came, and tried again. */
export const keptEventsTable = sqliteTable(
  unwatched('kept_events'),
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    /** Whom or what it is about: `user_change U012`. A later event about the same takes its place. */
    subject: text('subject').notNull(),
    payload: text('payload', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    receivedAt: instant('received_at').notNull(),
    attempts: integer('attempts').notNull(),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    problem: text('problem').notNull(),
  },
  (table) => [
    index('kept_events_subject').on(table.subject),
    index('kept_events_due').on(table.nextAttemptAt),
  ],
);
