/* What must be said is written here in the transaction that made it necessary; the sender says it later. */
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { ChannelId, RolloutId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import type { Request, StateAt } from '../request.ts';
import type { Message } from '../slack/blocks.ts';
import type { Delivery } from './delivery.ts';
import { outboxTable } from './outbox.table.ts';

export type OutboxRow = typeof outboxTable.$inferSelect;

/** What an act puts into the outbox; the workspace, the rollout and the time come from its request. */
type Said = {
  /** Unique by meaning: the same key is never said twice. */
  key: string;
  /** Not before this instant; at once when absent. */
  notBefore?: Temporal.Instant;
  /** Another rollout than the request's. */
  rolloutId?: RolloutId;
};

/**
 * Says something in a channel, where what falls into one hour is one post; to a person only `direct.ts`
 * speaks. False when it was said or queued before.
 */
export function enqueueMessage(
  request: Request,
  { to, message, ...said }: Said & { to: ChannelId; message: Message },
): boolean {
  return enqueue(request, { ...said, handler: 'post', destination: to, payload: message });
}

/** Changes a message said before, found by its key. It pings nobody. A message not yet sent is replaced. */
export function enqueueEdit(
  request: Request,
  { of, message, ...said }: Said & { of: string; message: Message },
): boolean {
  const original = findOutboxRow(request.database, of);
  if (original === undefined) return false;
  const { destination } = original;
  return enqueue(request, { ...said, handler: 'edit', destination, payload: { of, message } });
}

/** Hands something to a delivery handler that a feature declares. */
export function enqueue(
  { database, acting, now }: Request,
  said: Said & { handler: string; destination: string; payload: unknown },
): boolean {
  const added = addRow(database).run(
    said.key,
    acting.workspaceId,
    said.rolloutId ?? acting.rolloutId ?? null,
    said.handler,
    said.destination,
    JSON.stringify(said.payload),
    (said.notBefore ?? now).epochMilliseconds,
    now.epochMilliseconds,
  );
  if (added.changes === 1) noteAdded(database, said);
  return added.changes === 1;
}

/** The same for many that one delivery handler renders when their time comes, in one statement. */
export function enqueueMany(
  { database, acting, now }: Request,
  handler: string,
  many: readonly (Said & { destination: string })[],
): void {
  const rows = many.map(({ key, destination, notBefore = now, rolloutId }) => {
    const due = notBefore.epochMilliseconds;
    return [key, rolloutId ?? acting.rolloutId ?? null, destination, due];
  });
  const at = now.epochMilliseconds;
  addRows(database).run(acting.workspaceId, handler, at, JSON.stringify(rows));
  for (const { destination } of many) noteAdded(database, { handler, destination });
}

const addRows = perDatabase(({ $client }) =>
  $client.prepare(
    `insert into outbox
       (key, workspace_id, rollout_id, carrier, destination, payload, state, next_attempt_at, created_at)
     select value ->> 0, ?, value ->> 1, ?, value ->> 2, '{}', 'queued', value ->> 3, ?
     from json_each(?) where true on conflict (key) do nothing`,
  ),
);

/** Where something was put. */
export type Added = { handler: string; destination: string };

const addedTo = perDatabase(() => new Map<string, Added>());

function noteAdded(database: Database, { handler, destination }: Added): void {
  addedTo(database).set(`${handler} ${destination}`, { handler, destination });
}

/** Where something was enqueued since this was last asked; what was taken back counts as well. */
export function takeAdded(database: Database): readonly Added[] {
  const added = [...addedTo(database).values()];
  addedTo(database).clear();
  return added;
}

/** Written by the thousand in one go, so without a query builder in between. */
const addRow = perDatabase(({ $client }) =>
  $client.prepare(
    `insert into outbox
       (key, workspace_id, rollout_id, carrier, destination, payload, state, next_attempt_at, created_at)
     values (?, ?, ?, ?, ?, ?, 'queued', ?, ?) on conflict (key) do nothing`,
  ),
);

const rowByKey = perDatabase((database) =>
  database
    .select()
    .from(outboxTable)
    .where(eq(outboxTable.key, sql.placeholder('key')))
    .prepare(),
);

export function findOutboxRow(database: Database, key: string): OutboxRow | undefined {
  return rowByKey(database).get({ key });
}

/**
 * Takes one kind of thing to its destination. `deliver` is called outside any transaction; what it
 * answers is stored. A delivery handler renders at the moment of sending, so that nothing stale is said.
 */
export type DeliveryHandler = {
  name: string;
  /** Saying it twice does no harm (the receiver knows it by its key), so a lost answer means: once more. */
  repeatable?: true;
  /**
   * Not to Slack: who is asked or told may be slow, and nothing to Slack waits for them. `sources` are asked
   * for what they know, `outside` are told what has changed.
   */
  lane?: 'outside' | 'sources';
  /** Whose a destination is, for receivers that may be gone for good: where one is silent, each thing is tried once. */
  receiver?(destination: string): string;
  deliver(row: OutboxRow, tools: DeliveryTools): Promise<Delivery>;
  /**
   * What follows from its end, in the transaction that stores it: `sent`, `cancelled`, `refused`
   * (also when it was tried too often) or `unknown` when nobody can find out.
   */
  settled?(state: StateAt, row: OutboxRow, delivery: Delivery): void;
};

export type DeliveryTools = StateAt & {
  /**
   * Posts a message where the row goes, under the row's key (also kept in the message's metadata), and
   * answers how it went. Nobody else can be written to: who wants that enqueues something that goes there.
   */
  post(message: Message): Promise<Delivery>;
  edit(channelId: string, messageTs: string, message: Message): Promise<Delivery>;
  /** Any other Web API method, with the same answers. */
  call(
    method: string,
    body: Record<string, unknown>,
  ): Promise<{ delivery: Delivery; answer: Record<string, unknown> | undefined }>;
  /** Plain HTTP for webhooks: no redirects, ten seconds. */
  fetch: typeof fetch;
};
