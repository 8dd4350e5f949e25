/* Takes one row through its delivery: claim, attempt, settle. The database is asked before and told after. */
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { Product } from '../request.ts';
import { isStorageTrouble } from '../storage-health.ts';
import { attempt } from './attempt.ts';
import { type ClosedPlace, closePlace, findClosedPlace, isLateFind } from './closed-places.ts';
import type { Delivery } from './delivery.ts';
import {
  type DeliveryOutcome,
  isSettled,
  leaveUnknown,
  lookAgain,
  sendAgain,
  settle,
} from './delivery-outcome.ts';
import { findLostMessage } from './find-lost-message.ts';
import { count, type FlushSummary } from './flush-summary.ts';
import type { DeliveryHandler, OutboxRow } from './outbox.ts';
import type { Pace } from './pace.ts';
import { listJoined } from './post-delivery.ts';
import type { Candidate, Queue } from './queue.ts';
import { isSilentReceiver, noteEnd } from './silent-receivers.ts';
import type { SlackSender } from './slack-sender.ts';

export type DelivererServices = {
  database: Database;
  product: Product;
  clock: Clock;
  log: Log;
  slack: SlackSender;
  pace: Pace;
  queue: Queue;
  handlers: ReadonlyMap<string, DeliveryHandler>;
  summary: FlushSummary;
  fetch: typeof fetch;
};

type Finished = { row: OutboxRow; outcome: DeliveryOutcome; delivery: Delivery };

export type Deliverer = ReturnType<typeof createDeliverer>;

export function createDeliverer(services: DelivererServices) {
  const { database, product, clock, log, slack, pace, queue, handlers, summary } = services;
  const methods = new Map([
    ['message', 'chat.postMessage'],
    ['post', 'chat.postMessage'],
    ['edit', 'chat.update'],
  ]);
  /** What went out while the database could not be written: stored as soon as it can be. */
  const unstored = new Map<number, Finished>();

  /** Sends one row. False when it is still in the queue, so that nothing may overtake it. */
  async function deliver(candidate: Candidate): Promise<boolean> {
    const row = queue.claim(candidate.id, clock.now());
    if (row === undefined) return true;
    const handler = handlers.get(row.handler);
    const closed = findClosedPlace(database, row.destination);
    const { delivery, method } =
      closed === undefined
        ? await attempt(services, handler, row)
        : { delivery: refusedAgain(closed), method: undefined };
    if (method !== undefined) methods.set(row.handler, method);
    const now = clock.now();
    if (delivery.kind === 'slow-down') {
      pace.hold(row.destination, delivery.retryAfterSeconds * 1000, now);
    }
    const taker = { isRepeatable: handler?.repeatable === true, isSilent: isSilentFor(row, now) };
    const outcome = settle(row, delivery, taker, now);
    finish({ row, outcome, delivery: finalDelivery(outcome, delivery) });
    return isSettled(outcome);
  }

  /** Looks for what left without an answer. True when something may have become ready by it. */
  async function lookForLost(): Promise<boolean> {
    const rows = queue.listToLookFor(clock.now());
    for (const row of rows) {
      if (pace.wait('conversations.history', undefined, clock.now()) > 0) break;
      const finding = await findLostMessage(slack, row);
      const now = clock.now();
      if (finding.kind === 'found') {
        const { channelId, messageTs } = finding;
        const delivery: Delivery = { kind: 'sent', channelId, messageTs };
        finish({ row, delivery, outcome: settle(row, delivery, OF_SLACK, now) });
      } else if (finding.kind === 'absent' && isLateFind(row, now)) {
        const delivery: Delivery = { kind: 'unknown', problem: TOO_OLD };
        finish({ row, delivery, outcome: leaveUnknown(row, TOO_OLD, now) });
      } else if (finding.kind === 'absent') {
        const outcome = sendAgain(row, now);
        finish({ row, outcome, delivery: finalDelivery(outcome, LOST) });
      } else if (finding.kind === 'cannot-tell') {
        const { problem, closes } = finding;
        log.warn({ key: row.key }, problem);
        const unknown = { kind: 'unknown', problem } as const;
        const delivery: Delivery = closes === undefined ? unknown : { ...unknown, closes };
        finish({ row, delivery, outcome: leaveUnknown(row, problem, now) });
      } else {
        finish({ row, outcome: lookAgain(row, now), delivery: LOST });
      }
    }
    return rows.length > 0;
  }

  function finish(finished: Finished): void {
    try {
      store(finished);
    } catch (error) {
      unstored.set(finished.row.id, finished);
      log.error(
        { error: String(error), key: finished.row.key },
        'A delivery cannot be stored yet.',
      );
    }
  }

  function store(finished: Finished): void {
    const { row, outcome, delivery } = finished;
    const settled = handlers.get(row.handler)?.settled;
    const { settledAt } = outcome;
    let fault: unknown;
    try {
      queue.store(row, outcome, () => {
        if (settledAt === null) return;
        noteEnds(row, delivery, settledAt);
        if (settled === undefined) return;
        try {
          settled({ database, product, now: clock.now() }, row, delivery);
        } catch (error) {
          fault = error;
          throw error;
        }
      });
    } catch (error) {
      if (fault === undefined || isStorageTrouble(fault)) throw error;
      log.error({ error: String(fault), key: row.key }, 'What follows from a delivery failed.');
      queue.store(row, outcome, () => noteEnds(row, delivery, settledAt ?? clock.now()));
    }
    unstored.delete(row.id);
    if (settledAt === null) return;
    for (const said of [row, ...listJoined(database, row)]) count(summary, said, delivery);
  }

  const receiverOf = ({ handler, destination }: OutboxRow) =>
    handlers.get(handler)?.receiver?.(destination);

  function isSilentFor(row: OutboxRow, now: Temporal.Instant): boolean {
    const receiver = receiverOf(row);
    return receiver !== undefined && isSilentReceiver(database, receiver, now);
  }

  /** What the end of one row means for those that go to the same place. */
  function noteEnds(row: OutboxRow, delivery: Delivery, at: Temporal.Instant): void {
    noteClosed(row, delivery, at);
    const receiver = receiverOf(row);
    if (receiver !== undefined) noteEnd(database, receiver, delivery, at);
  }

  /** Only what belongs to a person or channel closes it, and not an address that a feature delivers to; with the row that was refused. */
  function noteClosed(row: OutboxRow, delivery: Delivery, at: Temporal.Instant): void {
    if (delivery.kind !== 'refused' && delivery.kind !== 'unknown') return;
    if (delivery.closes === undefined || !/^[UWCGD][A-Z0-9]+$/.test(row.destination)) return;
    const refused =
      delivery.kind === 'unknown'
        ? delivery.closes
        : { code: delivery.closes, problem: delivery.problem };
    closePlace(database, row, refused, at);
  }

  return {
    deliver,
    lookForLost,
    methodOf: (handler: string) => methods.get(handler),
    /** False while the database cannot be written; nothing should be sent then. */
    catchUp(): boolean {
      for (const finished of [...unstored.values()]) finish(finished);
      return unstored.size === 0;
    },
  };
}

const TOO_OLD = 'It did not arrive, and by now it may be too old to be said by itself.';
const OF_SLACK = { isRepeatable: false, isSilent: false };
const LOST: Delivery = { kind: 'unknown', problem: 'It was sent but did not arrive.' };

/** What a row that was given up is told of: not the last failed try, but that it was the last. */
function finalDelivery(outcome: DeliveryOutcome, delivery: Delivery): Delivery {
  if (outcome.state !== 'failed') return delivery;
  const problem = outcome.problem ?? 'It could not be sent.';
  if (delivery.kind === 'refused') return { ...delivery, problem };
  return { kind: 'refused', problem, isGivenUp: true };
}

function refusedAgain({ code, problem }: ClosedPlace): Delivery {
  return { kind: 'refused', problem, closes: code };
}
