import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../columns.ts';
import type { ChannelId, UserId, WorkspaceId } from '../ids.ts';

/** What we know of people in Slack: only what the bot needs to act at the right time for the right person. */
export const peopleTable = sqliteTable(
  'people',
  {
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    userId: text('user_id').$type<UserId>().notNull(),
    name: text('name').notNull(),
    /** In small letters; only where the optional scope `users:read.email` is given. */
    email: text('email'),
    timeZone: text('time_zone').notNull(),
    isAdmin: flag('is_admin').notNull(),
    isBot: flag('is_bot').notNull(),
    isDeactivated: flag('is_deactivated').notNull(),
    /** May be in a team and be asked, and leads, decides and answers for nothing. */
    isGuest: flag('is_guest').notNull().default(false),
    statusText: text('status_text').notNull().default(''),
    statusUntil: instant('status_until'),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId], name: 'people_pk' }),
    // A user's id is unique over all of Slack, and most questions ask by it alone.
    index('people_by_user').on(table.userId),
    index('people_fetched').on(table.fetchedAt),
  ],
);

export const channelsTable = sqliteTable(
  'channels',
  {
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    channelId: text('channel_id').$type<ChannelId>().notNull(),
    name: text('name').notNull(),
    isMember: flag('is_member').notNull(),
    isPrivate: flag('is_private').notNull(),
    isArchived: flag('is_archived').notNull(),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.channelId], name: 'channels_pk' })],
);

/** Who is in the private channels of rollouts: they are who may know of one. */
export const channelMembersTable = sqliteTable(
  'channel_members',
  {
    channelId: text('channel_id').$type<ChannelId>().notNull(),
    userId: text('user_id').$type<UserId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.channelId, table.userId], name: 'channel_members_pk' })],
);

/** Deliveries already acted on, with the answer given, so that the same one again gets the same answer. */
export const inboxTable = sqliteTable(
  'inbox',
  {
    key: text('key').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    receivedAt: instant('received_at').notNull(),
    answer: text('answer').notNull(),
  },
  (table) => [index('inbox_received_at').on(table.receivedAt)],
);
