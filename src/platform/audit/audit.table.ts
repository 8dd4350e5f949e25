import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { RolloutId, WorkspaceId } from '../ids.ts';

/** The record of what was decided; the database itself refuses to change or delete a row of it. */
export const auditTable = sqliteTable(
  'audit',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id').$type<RolloutId>(),
    at: instant('at').notNull(),
    /** A person's id, or `groundswell` for what follows from the state by itself. */
    actor: text('actor').notNull(),
    act: text('act').notNull(),
    subject: text('subject').notNull(),
    /** What happened, in words; people as `<@U…>`, which readers turn into plain names. */
    says: text('says').notNull(),
    before: text('before', { mode: 'json' }).$type<unknown>(),
    after: text('after', { mode: 'json' }).$type<unknown>(),
    reason: text('reason'),
    /** Worth telling in the weekly digest. */
    isNews: integer('is_news').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    index('audit_rollout_at').on(table.rolloutId, table.at),
    index('audit_subject').on(table.subject),
    index('audit_news').on(table.rolloutId, table.act, table.at).where(sql`is_news = 1`),
  ],
);
