/*
 * The sender's statements on the outbox, each prepared once. A row is claimed, and the claim is on the
 * disk, before anything leaves; what became of it is stored in one transaction with what follows from it.
 */
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import { type DeliveryOutcome, LOOK_AFTER } from './delivery-outcome.ts';
import { outboxTable } from './outbox.table.ts';
import type { OutboxRow } from './outbox.ts';

/** A row that may be sent: enough to decide whose turn it is. */
export type Candidate = { id: number; destination: string; handler: string };

/** Handlers whose time it is not: they must wait for their pace, or another lane sends for them. */
export type Closed = { waiting: readonly string[]; elsewhere: readonly string[] };

const SILENT = 'edit';
/** Changes words where they stand, and pings nobody: it waits for no message and holds none up. */
export const isSilent = (handler: string) => handler === SILENT;

/** In SQL: whether a row waits for what becomes of the post that it went with; by its `joined_to`. */
export const goesWithAnother = (joinedTo: string) => `exists (
  select 1 from outbox m
  where m.id = ${joinedTo}
    and (m.state in ('queued', 'sending') or (m.state = 'unknown' and m.settled_at is null)))`;

export type Queue = {
  /** What a process that died had on its way: nobody knows whether it arrived. */
  takeOver(repeatable: readonly string[], now: Temporal.Instant): number;
  /** What is due and has no elder before it: a few of each destination, turn by turn. */
  listReady(handlers: Closed, now: Temporal.Instant): Candidate[];
  claim(id: number, now: Temporal.Instant): OutboxRow | undefined;
  listToLookFor(now: Temporal.Instant): OutboxRow[];
  /** The first thing after `now` that the queue waits for. */
  nextDue(now: Temporal.Instant, until: Temporal.Instant): Temporal.Instant | undefined;
  store(row: OutboxRow, outcome: DeliveryOutcome, andThen: () => void): void;
};

const FROM_EACH = 20;
const AT_MOST = 500;

/**
 * A destination waits behind its eldest message that is on its way, being looked for or tried again, and a
 * message behind an elder whose handler must wait for its pace; what went out with another waits for what
 * becomes of that one, be it the elder.
 */
const READY = `
  with waiting as (
    select destination, min(id) as eldest from outbox
    where state = 'sending'
       or (state = 'unknown' and settled_at is null)
       or (state = 'queued' and claimed_at is not null and next_attempt_at > :now)
    group by destination
  ), held as (
    select destination, min(id) as eldest from outbox
    where state = 'queued' and next_attempt_at <= :now
      and carrier in (select value from json_each(:waiting))
    group by destination
  )
  select id, destination, carrier as handler from (
    select o.id, o.destination, o.carrier,
      row_number() over (partition by o.destination order by o.id) as place
    from outbox o
      left join waiting w on w.destination = o.destination
      left join held h on h.destination = o.destination
    where o.state = 'queued' and o.next_attempt_at <= :now
      and (w.eldest is null or o.id < w.eldest)
      and (h.eldest is null or o.id < h.eldest or o.carrier = '${SILENT}')
      and o.carrier not in (select value from json_each(:closed))
      and not ${goesWithAnother('o.joined_to')}
  )
  where place <= ${FROM_EACH} order by place, id limit ${AT_MOST}`;

const NEXT_DUE = `
  select min(next_attempt_at) as at from outbox
  where (state = 'queued' or (state = 'unknown' and settled_at is null))
    and next_attempt_at > :now and next_attempt_at <= :until`;

export function openQueue(database: Database): Queue {
  const ready = database.$client.prepare<unknown[], Candidate>(READY);
  const next = database.$client.prepare(NEXT_DUE);
  const claim = database
    .update(outboxTable)
    .set({
      state: 'sending',
      attempts: sql`${outboxTable.attempts} + 1`,
      claimedAt: sql`${sql.placeholder('now')}`,
    })
    .where(and(eq(outboxTable.id, sql.placeholder('id')), eq(outboxTable.state, 'queued')))
    .returning()
    .prepare();
  const store = database
    .update(outboxTable)
    .set({
      state: sql`${sql.placeholder('state')}`,
      attempts: sql`${sql.placeholder('attempts')}`,
      nextAttemptAt: sql`${sql.placeholder('nextAttemptAt')}`,
      claimedAt: sql`${sql.placeholder('claimedAt')}`,
      settledAt: sql`${sql.placeholder('settledAt')}`,
      channelId: sql`${sql.placeholder('channelId')}`,
      messageTs: sql`${sql.placeholder('messageTs')}`,
      problem: sql`${sql.placeholder('problem')}`,
    })
    .where(eq(outboxTable.id, sql.placeholder('id')))
    .prepare();

  const toLookFor = database
    .select()
    .from(outboxTable)
    .where(
      and(
        eq(outboxTable.state, 'unknown'),
        isNull(outboxTable.settledAt),
        lte(outboxTable.nextAttemptAt, sql`${sql.placeholder('now')}`),
      ),
    )
    .orderBy(outboxTable.id)
    .limit(AT_MOST)
    .prepare();

  return {
    takeOver(repeatable, now) {
      return write(database, () => {
        const again = database
          .update(outboxTable)
          .set({ state: 'queued', nextAttemptAt: now })
          .where(
            and(
              eq(outboxTable.state, 'sending'),
              sql`${outboxTable.handler} in (select value from json_each(${JSON.stringify(repeatable)}))`,
            ),
          )
          .run();
        const unknown = database
          .update(outboxTable)
          .set({
            state: 'unknown',
            nextAttemptAt: sql`min(${outboxTable.claimedAt}, ${now.epochMilliseconds}) + ${LOOK_AFTER.total('milliseconds')}`,
            problem: 'No answer came from Slack before Groundswell stopped.',
          })
          .where(eq(outboxTable.state, 'sending'))
          .run();
        return again.changes + unknown.changes;
      });
    },
    listReady({ waiting, elsewhere }, now) {
      return ready.all({
        now: now.epochMilliseconds,
        closed: JSON.stringify([...waiting, ...elsewhere]),
        waiting: JSON.stringify(waiting.filter((handler) => !isSilent(handler))),
      });
    },
    claim(id, now) {
      return write(database, () => claim.get({ id, now: now.epochMilliseconds }));
    },
    listToLookFor: (now) => toLookFor.all({ now: now.epochMilliseconds }),
    nextDue(now, until) {
      const { at } = next.get({
        now: now.epochMilliseconds,
        until: until.epochMilliseconds,
      }) as { at: number | null };
      return at === null ? undefined : Temporal.Instant.fromEpochMilliseconds(at);
    },
    store(row, outcome, andThen) {
      write(database, () => {
        store.run({
          ...outcome,
          id: row.id,
          nextAttemptAt: outcome.nextAttemptAt.epochMilliseconds,
          claimedAt: outcome.claimedAt?.epochMilliseconds ?? null,
          settledAt: outcome.settledAt?.epochMilliseconds ?? null,
        });
        andThen();
      });
    },
  };
}
