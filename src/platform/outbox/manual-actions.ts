/* What a person decides about messages: those that nobody knows of, those held back, those given up. */

import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import type { StateAt } from '../request.ts';
import { openPlace } from './closed-places.ts';
import { queuedAnew } from './delivery.ts';
import { outboxTable } from './outbox.table.ts';
import { type DeliveryHandler, findOutboxRow, type OutboxRow } from './outbox.ts';
import { postDelivery } from './post-delivery.ts';
import { silentReceiversTable } from './silent-receivers.table.ts';
import { endSilence } from './silent-receivers.ts';

/** Messages that left and were never answered for: they may or may not have arrived. */
export function listUnknown(database: Database): OutboxRow[] {
  return listInState(database, 'unknown');
}

/** Messages that were given up, with the problem in words and what mends it. */
export function listFailed(database: Database): OutboxRow[] {
  return listInState(database, 'failed');
}

function listInState(database: Database, state: OutboxRow['state']): OutboxRow[] {
  return database
    .select()
    .from(outboxTable)
    .where(eq(outboxTable.state, state))
    .orderBy(asc(outboxTable.id))
    .all();
}

/**
 * Sends once more what is unknown, given up or held, because a person says so; wherever it goes counts as open
 * again. False when it is none of these.
 */
export function resend(
  { database, now }: Pick<StateAt, 'database' | 'now'>,
  key: string,
  handlers: readonly DeliveryHandler[] = [],
): boolean {
  return write(database, () => {
    const row = findOutboxRow(database, key);
    const again = database
      .update(outboxTable)
      .set(queuedAnew(now))
      .where(
        and(eq(outboxTable.key, key), inArray(outboxTable.state, ['unknown', 'failed', 'held'])),
      )
      .run();
    if (row === undefined || again.changes === 0) return false;
    openPlace(database, row.destination, now);
    const handler = handlers.find(({ name }) => name === row.handler);
    const receiver = handler?.receiver?.(row.destination);
    if (receiver !== undefined) endSilence(database, receiver);
    return true;
  });
}

/** A person looked and says whether it arrived. False when nothing is unknown about it. */
export function settleUnknown(
  state: StateAt,
  key: string,
  verdict: 'arrived' | 'not needed',
  handlers: readonly DeliveryHandler[] = [],
): boolean {
  const { database, now } = state;
  return write(database, () => {
    const row = findOutboxRow(database, key);
    if (row === undefined || row.state !== 'unknown') return false;
    const hasArrived = verdict === 'arrived';
    database
      .update(outboxTable)
      .set({ state: hasArrived ? 'sent' : 'cancelled', settledAt: now })
      .where(eq(outboxTable.id, row.id))
      .run();
    const handler = [postDelivery, ...handlers].find((each) => each.name === row.handler);
    const problem = 'Someone said that it is not needed.';
    handler?.settled?.(state, row, hasArrived ? { kind: 'sent' } : { kind: 'cancelled', problem });
    return true;
  });
}

/**
 * Holds back all that has not surely been sent. For a database restored from a copy: what it takes for
 * unsent may have been said after the copy was made, and who was silent then may have spoken.
 */
export function holdAll(database: Database): number {
  return write(database, () => {
    database.delete(silentReceiversTable).run();
    const held = database
      .update(outboxTable)
      .set({ state: 'held', claimedAt: null })
      .where(
        or(
          inArray(outboxTable.state, ['queued', 'sending']),
          and(eq(outboxTable.state, 'unknown'), isNull(outboxTable.settledAt)),
        ),
      )
      .run();
    return held.changes;
  });
}

/** Lets go out what was held back: all of it, or the given keys. */
export function releaseHeld(
  database: Database,
  now: Temporal.Instant,
  keys?: readonly string[],
): number {
  return write(database, () => {
    const released = database
      .update(outboxTable)
      .set({
        state: 'queued',
        nextAttemptAt: sql`max(${outboxTable.nextAttemptAt}, ${now.epochMilliseconds})`,
      })
      .where(
        and(
          eq(outboxTable.state, 'held'),
          keys === undefined ? undefined : inArray(outboxTable.key, [...keys]),
        ),
      )
      .run();
    return released.changes;
  });
}

/** Gives up what was held back under these keys. Whoever waits for its end is told by the caller. */
export function dropHeld(
  database: Database,
  now: Temporal.Instant,
  by: { problem: string; keys: readonly string[] },
): number {
  return write(database, () => {
    const dropped = database
      .update(outboxTable)
      .set({ state: 'cancelled', settledAt: now, problem: by.problem })
      .where(and(eq(outboxTable.state, 'held'), inArray(outboxTable.key, [...by.keys])))
      .run();
    return dropped.changes;
  });
}

/** The same for the operator: what is dropped is what people have already, and so is not told once more. Answers how much that was. */
export function giveUpHeld(
  state: StateAt,
  keys: readonly string[] | undefined,
  handlers: readonly DeliveryHandler[],
): number {
  const { database, now } = state;
  const problem = 'It was dropped after the restore.';
  return write(database, () => {
    const rows = listInState(database, 'held').filter(
      ({ key }) => keys === undefined || keys.includes(key),
    );
    const dropped = dropHeld(database, now, { problem, keys: rows.map(({ key }) => key) });
    for (const row of rows) {
      const handler = [postDelivery, ...handlers].find((each) => each.name === row.handler);
      handler?.settled?.(state, row, { kind: 'sent' });
    }
    return dropped;
  });
}
