import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../ids.ts';
import type { Message } from '../slack/blocks.ts';

/** What a person may want to know: told in a message that goes anyway, or seen where the person looks. */
export const personalNewsTable = sqliteTable(
  'personal_news',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Its declared kind, and what it is about: unique by meaning, so that the same thing is never told twice. */
    key: text('key').notNull(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id').$type<RolloutId>(),
    personId: text('person_id').$type<UserId>().notNull(),
    /** Of the closed list of what does not wait for the person's hours. */
    isUrgent: flag('is_urgent').notNull(),
    message: text('message', { mode: 'json' }).$type<Message>().notNull(),
    at: instant('at').notNull(),
    /** The key of the message that it goes with, or went with. */
    toldIn: text('told_in'),
    /** Null until Slack has accepted that message. */
    toldAt: instant('told_at'),
    /** Set while the message that it went with still shows the words from before. */
    isChanged: flag('is_changed').notNull().default(false),
    /** When the person first saw it where they looked themselves. */
    seenAt: instant('seen_at'),
  },
  (table) => [
    uniqueIndex('personal_news_key').on(table.key),
    index('personal_news_waiting')
      .on(table.personId)
      .where(sql`told_at is null and seen_at is null`),
    index('personal_news_told_in').on(table.toldIn),
    index('personal_news_changed').on(table.toldIn).where(sql`is_changed = 1`),
    check('personal_news_message', sql`json_valid(${table.message})`),
  ],
);
