import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { RolloutId, WorkspaceId } from '../ids.ts';
import { deliveryStates } from './delivery.ts';

/** Everything that must be said to the outside, written in the transaction that made it necessary. */
export const outboxTable = sqliteTable(
  'outbox',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Unique by meaning, so that the same thing is never said twice: `digest:<rollout>:2027-W03`. */
    key: text('key').notNull(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    rolloutId: text('rollout_id').$type<RolloutId>(),
    /** Which delivery handler takes it: `message`, `edit`, or one that a feature declares. */
    handler: text('carrier').notNull(),
    /** The person, channel or address it goes to; pacing is per destination. */
    destination: text('destination').notNull(),
    payload: text('payload', { mode: 'json' }).$type<unknown>().notNull(),
    state: text('state', { enum: deliveryStates }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** When it is next tried; of an unknown one, when it is next looked for. */
    nextAttemptAt: instant('next_attempt_at').notNull(),
    /** When it was last taken up to be sent. A queued row that has it is being tried again and keeps its place. */
    claimedAt: instant('claimed_at'),
    createdAt: instant('created_at').notNull(),
    /** When its state became final; an unknown one without it is still being looked for. */
    settledAt: instant('settled_at'),
    /** Where it ended up, so that it can be edited later. */
    channelId: text('channel_id'),
    messageTs: text('message_ts'),
    problem: text('problem'),
    /** The post in whose message it stands, where several went to a channel as one. */
    joinedTo: integer('joined_to'),
  },
  (table) => [
    uniqueIndex('outbox_key').on(table.key),
    index('outbox_due').on(table.state, table.nextAttemptAt),
    index('outbox_posts').on(table.destination, table.settledAt).where(sql`carrier = 'post'`),
    index('outbox_joined').on(table.joinedTo).where(sql`joined_to is not null`),
    check('outbox_state', sql.raw(`state in (${deliveryStates.map((s) => `'${s}'`).join(', ')})`)),
    check('outbox_payload', sql`json_valid(${table.payload})`),
  ],
);
