/*
 * Acts that arrive together share one transaction, and so one wait for the disk. Each is a part of it that
 * can be taken back alone, and none is answered before all of it is stored. While another process holds the
 * database there is one waiter for all of them; what only reads does not wait, and what has waited too long
 * is not done any more, since the person has been told by then that it failed.
 */

import { type Database, write } from './database.ts';
import { elapsed, pause } from './entropy.ts';
import { isBusy } from './storage-health.ts';
import { asPart, inTransaction } from './transaction.ts';

/**
 * Runs an act in the next transaction; its promise settles when that is on the disk. `arrivedAt`, by
 * `elapsed`, is when what it answers reached us.
 */
export type SharedCommits = <T>(act: () => T, arrivedAt?: number) => Promise<T>;

type Act = () => unknown;
type Outcome = { value: unknown } | { error: unknown };
type Waiting = {
  act: Act;
  /** By `elapsed`. */
  until: number;
  settle: (outcome: Outcome) => void;
  /** It was found to write, or to fail while the database was held. */
  mustWrite: boolean;
};

/** Slack takes an answer for three seconds, of which rendering it and its way back need a part. */
const PATIENCE_MS = 2200;
const RETRY_MS = 50;

/** What is there when the event loop has read all its sockets goes together; nobody waits for more. */
export function shareCommits(database: Database): SharedCommits {
  let waiting: Waiting[] = [];
  let isWorking = false;

  async function work(): Promise<void> {
    for (;;) {
      const group = waiting;
      waiting = [];
      const held = settleGroup(database, group);
      if (held === undefined) {
        if (waiting.length > 0) continue;
        isWorking = false;
        return;
      }
      waiting = [...leaveOver(database, group, held), ...waiting];
      await pause(RETRY_MS);
    }
  }

  return <T>(act: () => T, arrivedAt = elapsed()) =>
    new Promise<T>((resolve, reject) => {
      const settle = (outcome: Outcome) =>
        'error' in outcome ? reject(outcome.error) : resolve(outcome.value as T);
      waiting.push({ act, settle, until: arrivedAt + PATIENCE_MS, mustWrite: false });
      if (isWorking) return;
      isWorking = true;
      setImmediate(() => void work());
    });
}

/** Settles all of them at once. Answers with what stood in the way when the database is held by another. */
function settleGroup(database: Database, group: readonly Waiting[]): unknown {
  try {
    const outcomes = outcomesOf(
      database,
      group.map(({ act }) => act),
    );
    for (const [place, { settle }] of group.entries()) {
      settle(outcomes[place] ?? { error: new Error('An act was left without an outcome.') });
    }
    return undefined;
  } catch (error) {
    return error;
  }
}

/** What goes on waiting: what only reads is answered now, and what is too late is given up undone. */
function leaveOver(database: Database, group: readonly Waiting[], held: unknown): Waiting[] {
  const now = elapsed();
  return group.filter((one) => {
    if (!one.mustWrite && isAnsweredByReading(database, one)) return false;
    one.mustWrite = true;
    if (now < one.until) return true;
    one.settle({ error: held });
    return false;
  });
}

function isAnsweredByReading(database: Database, { act, settle }: Waiting): boolean {
  const patience = database.$client.pragma('busy_timeout', { simple: true });
  database.$client.pragma('busy_timeout = 0');
  try {
    settle({ value: inTransaction(database, 'deferred', () => writeOne(database, act)) });
    return true;
  } catch {
    return false;
  } finally {
    database.$client.pragma(`busy_timeout = ${Number(patience)}`);
  }
}

/** Where the shared transaction failed as a whole, each act is done again in one of its own. */
function outcomesOf(database: Database, acts: readonly Act[]): Outcome[] {
  if (acts.length > 1) {
    try {
      return write(database, () => acts.map((act) => asOnePart(database, act)));
    } catch (error) {
      if (isBusy(error)) throw error;
    }
  }
  return acts.map((act) => alone(database, act, acts.length === 1));
}

/** Of several, some are settled by now, so that none of them may wait. */
function alone(database: Database, act: Act, mayWait: boolean): Outcome {
  try {
    return { value: writeOne(database, act) };
  } catch (error) {
    if (mayWait && isBusy(error)) throw error;
    return { error };
  }
}

function asOnePart(database: Database, act: Act): Outcome {
  try {
    return { value: asPart(database, () => writeOne(database, act)) };
  } catch (error) {
    if (!database.$client.inTransaction) throw error;
    return { error };
  }
}

/** `write` refuses a promise, also where its type does not show it. */
function writeOne(database: Database, act: Act): unknown {
  return write(database, act as () => never);
}
