import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { endingKinds } from '../../contract/ending.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { purposes } from './nudge.ts';

const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(', ')})`);

/** One direct message with all that a person hears on one day of theirs. */
export const nudgesTable = sqliteTable(
  'nudges',
  {
    /** Person and local date, and its number where it is not the day's first; the message's key in the outbox too. */
    key: text('key').primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    personId: text('person_id').$type<UserId>().notNull(),
    sendOn: plainDate('send_on').notNull(),
    plannedAt: instant('planned_at').notNull(),
    /** Null until Slack has accepted it: what was deferred or cancelled counts for nothing. */
    sentAt: instant('sent_at'),
    /** Set when nothing was left to say at the moment of sending; the day is free for another message. */
    cancelledAt: instant('cancelled_at'),
    /** Outside the person's hours and number. */
    isUrgent: flag('is_urgent').notNull().default(false),
    /** How often the message was changed where it stands. */
    edits: integer('edits').notNull().default(0),
  },
  (table) => [
    index('nudges_send_on').on(table.sendOn),
    index('nudges_person').on(table.personId, table.sendOn),
  ],
);

/** What a message is about, in the words that were sent. */
export const nudgeItemsTable = sqliteTable(
  'nudge_items',
  {
    nudgeKey: text('nudge_key')
      .notNull()
      .references(() => nudgesTable.key),
    position: integer('position').notNull(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    obligationKey: text('obligation_key').notNull(),
    /** Who owes it; the receiver, or somebody whom the receiver covers for. */
    aboutId: text('about_id').$type<UserId>().notNull(),
    purpose: text('purpose', { enum: purposes }).notNull(),
    topic: text('topic').notNull(),
    text: text('text').notNull(),
    isOpen: flag('is_open').notNull(),
    /** At the receiver's place. */
    doneOn: plainDate('done_on'),
    doneBy: text('done_by').$type<UserId>(),
    /** How it ended; null while it is open, and for what ended before endings were told apart. */
    ending: text('ending', { enum: endingKinds }),
    endingWhy: text('ending_why').notNull().default(''),
    /** The newer message that the receiver finds it in. */
    carriedTo: text('carried_to').references(() => nudgesTable.key),
  },
  (table) => [
    primaryKey({ columns: [table.nudgeKey, table.position], name: 'nudge_items_pk' }),
    index('nudge_items_about').on(table.aboutId).where(sql`is_open = 1`),
    check('nudge_items_purpose', oneOf('purpose', purposes)),
  ],
);

export const replyChoices = ['keep', 'later', 'not-me'] as const;

/** The last thing that a person answered about something they owe. */
export const nudgeRepliesTable = sqliteTable(
  'nudge_replies',
  {
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    personId: text('person_id').$type<UserId>().notNull(),
    obligationKey: text('obligation_key').notNull(),
    choice: text('choice', { enum: replyChoices }).notNull(),
    untilOn: plainDate('until_on'),
    /** Whom the person thinks it belongs to. */
    suggestedId: text('suggested_id').$type<UserId>(),
    note: text('note').notNull().default(''),
    repliedAt: instant('replied_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.obligationKey], name: 'nudge_replies_pk' }),
    check('nudge_replies_choice', oneOf('choice', replyChoices)),
  ],
);

/** When messages were last planned, and how much of the record was known then. */
export const nudgeSweepsTable = sqliteTable('nudge_sweeps', {
  workspaceId: text('workspace_id').$type<WorkspaceId>().primaryKey(),
  sweptAt: instant('swept_at').notNull(),
  lastSequence: integer('last_sequence').notNull(),
  /** The person up to whom the round has come, where people are too many for one go; null when it is through. */
  reached: text('reached').$type<UserId>(),
});
