/* What must be said is written here in the transaction that made it necessary; the sender says it later. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { ChannelId, RolloutId, UserId, WorkspaceId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import type { Request, StateAt } from '../request.ts';
import type { Message } from '../slack/blocks.ts';
import type { Delivery } from './delivery.ts';
import { outboxTable } from './outbox.table.ts';

export type OutboxRow = typeof outboxTable.$inferSelect;

type Entry = {
  /** Unique by meaning: the same key is never said twice. */
  key: string;
  workspaceId: WorkspaceId;
  rolloutId: RolloutId | undefined;
  now: Temporal.Instant;
  /** Not before this instant; at once when absent. */
  notBefore?: Temporal.Instant;
};

/** What an act puts into the outbox; the workspace, the rollout and the time come from its request. */
type Said = {
  /** Unique by meaning: the same key is never said twice. */
  key: string;
  /** Not before this instant; at once when absent. */
  notBefore?: Temporal.Instant;
  /** Another rollout than the request's. */
  rolloutId?: RolloutId;
};

/** Says something to a person (as a direct message) or in a channel. False when it was said or queued before. */
export function enqueueMessage(
  request: Request,
  said: Said & { to: UserId | ChannelId; message: Message },
): boolean {
  return enqueueMessageEntry(request.database, { ...entryOf(request), ...said });
}

/** Changes a message said before, found by its key. It pings nobody. A message not yet sent is replaced. */
export function enqueueEdit(
  request: Request,
  said: Said & { of: string; message: Message },
): boolean {
  return enqueueEditEntry(request.database, { ...entryOf(request), ...said });
}

/** Hands something to a delivery handler that a feature declares. */
export function enqueue(
  request: Request,
  said: Said & { handler: string; destination: string; payload: unknown },
): boolean {
  return enqueueEntry(request.database, { ...entryOf(request), ...said });
}

function entryOf({ acting, now }: Request) {
  return { workspaceId: acting.workspaceId, rolloutId: acting.rolloutId, now };
}

/** Says something to a person (as a direct message) or in a channel. False when it was said or queued before. */
export function enqueueMessageEntry(
  database: Database,
  entry: Entry & { to: UserId | ChannelId; message: Message },
): boolean {
  return enqueueEntry(database, {
    ...entry,
    handler: 'message',
    destination: entry.to,
    payload: entry.message,
  });
}

/** Changes a message said before, found by its key. It pings nobody. A message not yet sent is replaced. */
export function enqueueEditEntry(
  database: Database,
  entry: Entry & { of: string; message: Message },
): boolean {
  const original = findOutboxRow(database, entry.of);
  if (original === undefined) return false;
  return enqueueEntry(database, {
    ...entry,
    handler: 'edit',
    destination: original.destination,
    payload: { of: entry.of, message: entry.message },
  });
}

/** Hands something to a delivery handler that a feature declares. */
export function enqueueEntry(
  database: Database,
  entry: Entry & { handler: string; destination: string; payload: unknown },
): boolean {
  const added = addRow(database).run({
    key: entry.key,
    workspaceId: entry.workspaceId,
    rolloutId: entry.rolloutId ?? null,
    handler: entry.handler,
    destination: entry.destination,
    payload: entry.payload,
    nextAttemptAt: entry.notBefore ?? entry.now,
    createdAt: entry.now,
  });
  return added.changes === 1;
}

const addRow = perDatabase((database) =>
  database
    .insert(outboxTable)
    .values({
      key: sql.placeholder('key'),
      workspaceId: sql.placeholder('workspaceId'),
      rolloutId: sql.placeholder('rolloutId'),
      handler: sql.placeholder('handler'),
      destination: sql.placeholder('destination'),
      payload: sql.placeholder('payload'),
      state: 'queued',
      nextAttemptAt: sql.placeholder('nextAttemptAt'),
      createdAt: sql.placeholder('createdAt'),
    })
    .onConflictDoNothing({ target: outboxTable.key })
    .prepare(),
);

/** Hands over many at once. */
export function enqueueAllEntries(
  database: Database,
  entries: readonly Parameters<typeof enqueueEntry>[1][],
): void {
  for (const entry of entries) enqueueEntry(database, entry);
}

/** Takes back what has not left yet. */
export function cancelQueued(
  database: Database,
  keys: readonly string[],
  now: Temporal.Instant,
): void {
  if (keys.length === 0) return;
  database
    .update(outboxTable)
    .set({ state: 'cancelled', settledAt: now })
    .where(and(inArray(outboxTable.key, [...keys]), inArray(outboxTable.state, ['queued', 'held'])))
    .run();
}

export function findOutboxRow(database: Database, key: string): OutboxRow | undefined {
  return database.select().from(outboxTable).where(eq(outboxTable.key, key)).get();
}

/**
 * Takes one kind of thing to its destination. `deliver` is called outside any transaction; what it
 * answers is stored. A delivery handler renders at the moment of sending, so that nothing stale is said.
 */
export type DeliveryHandler = {
  name: string;
  /** Saying it twice does no harm (the receiver knows it by its key), so a lost answer means: once more. */
  repeatable?: true;
  deliver(row: OutboxRow, tools: DeliveryTools): Promise<Delivery>;
  /**
   * What follows from its end, in the transaction that stores it: `sent`, `cancelled`, `refused`
   * (also when it was tried too often) or `unknown` when nobody can find out.
   */
  settled?(state: StateAt, row: OutboxRow, delivery: Delivery): void;
};

export type DeliveryTools = StateAt & {
  /** Posts a message under the row's key (also kept in the message's metadata) and answers how it went. */
  post(row: OutboxRow, destination: string, message: Message): Promise<Delivery>;
  edit(channelId: string, messageTs: string, message: Message): Promise<Delivery>;
  /** Any other Web API method, with the same answers. */
  call(
    method: string,
    body: Record<string, unknown>,
  ): Promise<{ delivery: Delivery; answer: Record<string, unknown> | undefined }>;
  /** Plain HTTP for webhooks: no redirects, ten seconds. */
  fetch: typeof fetch;
};
