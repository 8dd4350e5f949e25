/*
 * Posts in channels: once an hour at most, and what is due together goes out as one. Which posts go
 * together is on the disk before anything leaves, so that a lost answer is an answer for each of them.
 */
import { and, asc, eq, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import { perDatabase } from '../prepared.ts';
import type { Message } from '../slack/blocks.ts';
import { asOnePost, howManyFit, nextPostAt } from './channel-post.ts';
import type { Delivery } from './delivery.ts';
import { outboxTable } from './outbox.table.ts';
import type { DeliveryHandler, OutboxRow } from './outbox.ts';
import { goesWithAnother } from './queue.ts';

/** No post is made of more than these. */
const TOGETHER_MAX = 20;

export const POST = 'post';

/** Written out, so that SQLite takes the index of posts for it. */
const isPost = sql`${outboxTable.handler} = 'post'`;
const isQueued = eq(outboxTable.state, 'queued');
/** Whoever went with a post that has ended without them goes with any other. */
const isFree = sql.raw(`not ${goesWithAnother('outbox.joined_to')}`);

/** Says something in a channel, with everything else that is due there. */
export const postDelivery: DeliveryHandler = {
  name: POST,
  async deliver(row, { database, now, post }) {
    const plan = write(database, () => planPost(database, row, now));
    if (plan.kind === 'later') return plan;
    return await post(plan.message);
  },
  settled({ database, now }, row, delivery) {
    settleJoined(database, row, delivery, now);
  },
};

type Plan = { kind: 'now'; message: Message } | Extract<Delivery, { kind: 'later' }>;

function planPost(database: Database, row: OutboxRow, now: Temporal.Instant): Plan {
  release(database, row.id);
  const at = nextPostAt(findLastPostAt(database, row, now), now);
  if (at !== undefined) {
    const problem =
      'A channel is posted to once an hour at most; this goes out with what else is due.';
    return { kind: 'later', at, problem };
  }
  const waiting = listWaiting(database, row, now);
  const messages = [row, ...waiting].map(messageOf);
  const fitting = howManyFit(messages);
  for (const { id } of waiting.slice(0, fitting - 1)) {
    database.update(outboxTable).set({ joinedTo: row.id }).where(eq(outboxTable.id, id)).run();
  }
  return { kind: 'now', message: asOnePost(messages.slice(0, fitting)) };
}

/** Everything that stands in the message of a post, in its order; `replaced` as it is to read from now on. */
export function asPosted(
  database: Database,
  row: OutboxRow,
  replaced: Message,
): Message | undefined {
  const rows = database
    .select()
    .from(outboxTable)
    .where(
      and(
        isPost,
        eq(outboxTable.destination, row.destination),
        eq(outboxTable.messageTs, row.messageTs ?? ''),
      ),
    )
    .orderBy(asc(outboxTable.id))
    .all();
  const messages = rows.map((one) => (one.id === row.id ? replaced : messageOf(one)));
  return howManyFit(messages) < messages.length ? undefined : asOnePost(messages);
}

const lastPost = perDatabase(({ $client }) => {
  const ofChannel =
    "from outbox indexed by outbox_posts where carrier = 'post' and destination = ?";
  return {
    settled: $client
      .prepare<[string, number], number>(
        `select settled_at ${ofChannel} and settled_at <= ? and state in ('sent', 'unknown')
         order by settled_at desc limit 1`,
      )
      .pluck(),
    inDoubt: $client
      .prepare<[string, number, number], number | null>(
        `select max(claimed_at) ${ofChannel} and settled_at is null and claimed_at <= ?
         and state in ('sending', 'unknown') and id <> ?`,
      )
      .pluck(),
  };
});

/** What is being looked for may stand there too. */
function findLastPostAt(
  database: Database,
  { id, destination }: OutboxRow,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const { settled, inDoubt } = lastPost(database);
  const at = now.epochMilliseconds;
  const last = Math.max(settled.get(destination, at) ?? 0, inDoubt.get(destination, at, id) ?? 0);
  return last === 0 ? undefined : Temporal.Instant.fromEpochMilliseconds(last);
}

function listWaiting(database: Database, row: OutboxRow, now: Temporal.Instant): OutboxRow[] {
  return database
    .select()
    .from(outboxTable)
    .where(
      and(
        isPost,
        isQueued,
        isFree,
        eq(outboxTable.destination, row.destination),
        isNull(outboxTable.settledAt),
        lte(outboxTable.nextAttemptAt, now),
        ne(outboxTable.id, row.id),
      ),
    )
    .orderBy(asc(outboxTable.id))
    .limit(TOGETHER_MAX - 1)
    .all();
}

/** Those that went out with it, each said by it. */
export function listJoined(database: Database, { id, handler }: OutboxRow): OutboxRow[] {
  if (handler !== POST) return [];
  return database
    .select()
    .from(outboxTable)
    .where(and(isNotNull(outboxTable.joinedTo), eq(outboxTable.joinedTo, id)))
    .all();
}

function release(database: Database, id: number): void {
  database
    .update(outboxTable)
    .set({ joinedTo: null })
    .where(and(isNotNull(outboxTable.joinedTo), eq(outboxTable.joinedTo, id), isQueued))
    .run();
}

/** What becomes of a post becomes of those that went with it; where it was refused they try by themselves. */
function settleJoined(
  database: Database,
  row: OutboxRow,
  delivery: Delivery,
  now: Temporal.Instant,
): void {
  if (delivery.kind !== 'sent' && delivery.kind !== 'unknown') {
    release(database, row.id);
    return;
  }
  const sent = delivery.kind === 'sent' ? delivery : undefined;
  database
    .update(outboxTable)
    .set({
      state: delivery.kind,
      attempts: sql`${outboxTable.attempts} + 1`,
      settledAt: now,
      channelId: sent?.channelId ?? null,
      messageTs: sent?.messageTs ?? null,
      problem: delivery.kind === 'unknown' ? delivery.problem : null,
    })
    .where(and(isNotNull(outboxTable.joinedTo), eq(outboxTable.joinedTo, row.id), isQueued))
    .run();
}

function messageOf({ payload }: OutboxRow): Message {
  return payload as Message;
}
