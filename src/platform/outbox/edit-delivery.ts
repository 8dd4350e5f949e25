import { eq } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import { perDatabase } from '../prepared.ts';
import type { Message } from '../slack/blocks.ts';
import type { Delivery } from './delivery.ts';
import { outboxTable } from './outbox.table.ts';
import { type DeliveryHandler, findOutboxRow, type OutboxRow } from './outbox.ts';
import { asPosted, POST } from './post-delivery.ts';

const ASK_AGAIN = Temporal.Duration.from({ seconds: 15 });

/**
 * Changes a message where it stands. One that has not left yet leaves as changed; one that never
 * arrived needs no change. Changing twice does no harm, so a lost answer is simply asked for again.
 */
export const editDelivery: DeliveryHandler = {
  name: 'edit',
  repeatable: true,
  async deliver(row, { database, now, edit }) {
    const { of, message } = row.payload as { of: string; message: Message };
    const way = write(database, () =>
      hasNewerWords(database, row, of)
        ? pointless('Newer words stand there already.')
        : changeBeforeItLeaves(database, of, message),
    );
    if (way.kind === 'where-it-stands')
      return await edit(way.channelId, way.messageTs, way.message);
    if (way.kind === 'wait') return { kind: 'later', at: way.until ?? now.add(ASK_AGAIN) };
    return way.delivery;
  },
};

type Way =
  | { kind: 'where-it-stands'; channelId: string; messageTs: string; message: Message }
  | { kind: 'wait'; until?: Temporal.Instant }
  | { kind: 'settled'; delivery: Delivery };

function changeBeforeItLeaves(database: Database, of: string, message: Message): Way {
  const original = findOutboxRow(database, of);
  if (original === undefined) return pointless('There is no message to change.');
  const { state, channelId, messageTs } = original;
  if (state === 'failed' || state === 'cancelled') {
    return pointless('The message it changes was never sent.');
  }
  if (state === 'sent') {
    if (channelId === null || messageTs === null) {
      return pointless('It is not known where the message it changes is.');
    }
    const whole = original.handler === POST ? asPosted(database, original, message) : message;
    if (whole === undefined) return pointless('The message it stands in has no more room.');
    if (original.handler === POST) replace(database, original.id, message);
    return { kind: 'where-it-stands', channelId, messageTs, message: whole };
  }
  const isUnderWay = state === 'queued' && original.joinedTo !== null;
  if (isUnderWay || state === 'sending' || (state === 'unknown' && original.settledAt === null)) {
    return { kind: 'wait' };
  }
  // What another delivery handler renders when it is sent says nothing stale; only a message is written beforehand.
  if (original.handler !== 'message' && original.handler !== POST) {
    return { kind: 'wait', until: original.nextAttemptAt.add(ASK_AGAIN) };
  }
  replace(database, original.id, message);
  return { kind: 'settled', delivery: { kind: 'sent' } };
}

/** One that had to wait comes after a later one, whose words are the ones that count. */
function hasNewerWords(database: Database, { id, destination }: OutboxRow, of: string): boolean {
  return laterEdit(database).get({ id, destination, of }) !== undefined;
}

/** By the order of ids, since few rows are younger than a change that is due; by its state it would read all that was ever sent. */
const laterEdit = perDatabase(({ $client }) =>
  $client.prepare<[{ id: number; destination: string; of: string }]>(
    `select 1 from outbox not indexed
     where id > :id and carrier = 'edit' and destination = :destination and state = 'sent'
       and payload ->> '$.of' = :of`,
  ),
);

function replace(database: Database, id: number, message: Message): void {
  database.update(outboxTable).set({ payload: message }).where(eq(outboxTable.id, id)).run();
}

function pointless(problem: string): Way {
  return { kind: 'settled', delivery: { kind: 'cancelled', problem } };
}
