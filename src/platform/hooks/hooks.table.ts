import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { RolloutId } from '../ids.ts';

/** Which secret is a rollout's newest, and until when the one before it is taken; never the secrets themselves. */
export const hookSecretsTable = sqliteTable('hook_secrets', {
  rolloutId: text('rollout_id').$type<RolloutId>().primaryKey(),
  generation: integer('generation').notNull(),
  previousUntil: instant('previous_until').notNull(),
});

/** What was taken in, with the answer, so that a repeated delivery hears the same again. */
export const hookDeliveriesTable = sqliteTable(
  'hook_deliveries',
  {
    rolloutId: text('rollout_id').$type<RolloutId>().notNull(),
    hook: text('hook').notNull(),
    webhookId: text('webhook_id').notNull(),
    /** SHA-256 of the body, in hex. */
    bodyHash: text('body_hash').notNull(),
    answer: text('answer').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.hook, table.webhookId],
      name: 'hook_deliveries_pk',
    }),
    index('hook_deliveries_received').on(table.receivedAt),
  ],
);
