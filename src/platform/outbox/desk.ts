/* Takes one row through its delivery: claim, attempt, settle. The database is asked before and told after. */
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import { attempt } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import { lookUp } from './look-up.ts';
import type { Carrier, OutboxRow } from './outbox.ts';
import type { Pace } from './pace.ts';
import type { Candidate, Queue } from './queue.ts';
import {
  isSettled,
  leaveUnknown,
  lookAgain,
  type Settlement,
  sendAgain,
  settle,
} from './settlement.ts';
import type { SlackLine } from './slack-line.ts';
import { count, type FlushSummary } from './tally.ts';

export type DeskServices = {
  database: Database;
  clock: Clock;
  log: Log;
  line: SlackLine;
  pace: Pace;
  queue: Queue;
  carriers: ReadonlyMap<string, Carrier>;
  tally: FlushSummary;
  fetch: typeof fetch;
};

type Outcome = { row: OutboxRow; settlement: Settlement; delivery: Delivery };

export type Desk = ReturnType<typeof openDesk>;

export function openDesk(services: DeskServices) {
  const { clock, log, line, pace, queue, carriers, tally } = services;
  const methods = new Map([
    ['message', 'chat.postMessage'],
    ['edit', 'chat.update'],
  ]);
  /** What went out while the database could not be written: stored as soon as it can be. */
  const unstored = new Map<number, Outcome>();

  /** Sends one row. False when it is still in the queue, so that nothing may overtake it. */
  async function deliver(candidate: Candidate): Promise<boolean> {
    const row = queue.claim(candidate.id, clock.now());
    if (row === undefined) return true;
    const carrier = carriers.get(row.carrier);
    const { delivery, method } = await attempt(services, carrier, row);
    if (method !== undefined) methods.set(row.carrier, method);
    const now = clock.now();
    if (delivery.kind === 'slow-down') {
      pace.hold(row.destination, delivery.retryAfterSeconds * 1000, now);
    }
    const settlement = settle(row, delivery, carrier?.repeatable === true, now);
    finish({ row, settlement, delivery: finalDelivery(settlement, delivery) });
    return isSettled(settlement);
  }

  /** Looks for what left without an answer. True when something may have become ready by it. */
  async function lookForLost(): Promise<boolean> {
    const rows = queue.listToLookFor(clock.now());
    for (const row of rows) {
      if (pace.wait('conversations.history', undefined, clock.now()) > 0) break;
      const finding = await lookUp(line, row);
      const now = clock.now();
      if (finding.kind === 'found') {
        const { channelId, messageTs } = finding;
        const delivery: Delivery = { kind: 'sent', channelId, messageTs };
        finish({ row, delivery, settlement: settle(row, delivery, false, now) });
      } else if (finding.kind === 'absent') {
        const settlement = sendAgain(row, now);
        finish({ row, settlement, delivery: finalDelivery(settlement, LOST) });
      } else if (finding.kind === 'cannot-tell') {
        const { problem } = finding;
        log.warn({ key: row.key }, problem);
        const delivery: Delivery = { kind: 'unknown', problem };
        finish({ row, delivery, settlement: leaveUnknown(row, problem, now) });
      } else {
        finish({ row, settlement: lookAgain(row, now), delivery: LOST });
      }
    }
    return rows.length > 0;
  }

  function finish(outcome: Outcome): void {
    try {
      store(outcome);
    } catch (error) {
      unstored.set(outcome.row.id, outcome);
      log.error({ error: String(error), key: outcome.row.key }, 'A delivery cannot be stored yet.');
    }
  }

  function store(outcome: Outcome): void {
    const { row, settlement, delivery } = outcome;
    const settled = carriers.get(row.carrier)?.settled;
    let fault: unknown;
    try {
      queue.store(row, settlement, () => {
        if (settled === undefined || !isSettled(settlement)) return;
        try {
          settled(services.database, row, delivery, clock.now());
        } catch (error) {
          fault = error;
          throw error;
        }
      });
    } catch (error) {
      if (fault === undefined || isStorageTrouble(fault)) throw error;
      log.error({ error: String(fault), key: row.key }, 'What follows from a delivery failed.');
      queue.store(row, settlement, () => {});
    }
    unstored.delete(row.id);
    if (isSettled(settlement)) count(tally, row, delivery);
  }

  return {
    deliver,
    lookForLost,
    methodOf: (carrier: string) => methods.get(carrier),
    /** False while the database cannot be written; nothing should be sent then. */
    catchUp(): boolean {
      for (const outcome of [...unstored.values()]) finish(outcome);
      return unstored.size === 0;
    },
  };
}

const LOST: Delivery = { kind: 'unknown', problem: 'It was sent but did not arrive.' };

/** What a row that was given up is told of: not the last failed try, but that it was the last. */
function finalDelivery(settlement: Settlement, delivery: Delivery): Delivery {
  if (settlement.state !== 'failed') return delivery;
  return { kind: 'refused', problem: settlement.problem ?? 'It could not be sent.' };
}

function isStorageTrouble(error: unknown): boolean {
  const cause = (error as { cause?: unknown })?.cause ?? error;
  const code = (cause as { code?: unknown })?.code;
  return typeof code === 'string' && /^SQLITE_(BUSY|FULL|IOERR|LOCKED|READONLY)/.test(code);
}
