/*
 * Acts that arrive together share one transaction, and so one wait for the disk. Each is a part of it that
 * can be taken back alone, and none is answered before all of it is stored.
 */
import { type Database, write } from './database.ts';
import { asPart } from './transaction.ts';
import { isBusy, whenFree } from './when-free.ts';

/** Runs an act in the next transaction; its promise settles when that is on the disk. */
export type SharedCommits = <T>(act: () => T) => Promise<T>;

type Act = () => unknown;
type Outcome = { value: unknown } | { error: unknown };
type Waiting = { act: Act; settle: (outcome: Outcome) => void };

/** What is there when the event loop has read all its sockets goes together; nobody waits for more. */
export function shareCommits(database: Database): SharedCommits {
  let waiting: Waiting[] = [];

  async function settleAll(): Promise<void> {
    const group = waiting;
    waiting = [];
    const outcomes = await outcomesOf(
      database,
      group.map(({ act }) => act),
    );
    for (const [place, { settle }] of group.entries()) {
      settle(outcomes[place] ?? { error: new Error('An act was left without an outcome.') });
    }
  }

  return <T>(act: () => T) =>
    new Promise<T>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void settleAll());
      const settle = (outcome: Outcome) =>
        'error' in outcome ? reject(outcome.error) : resolve(outcome.value as T);
      waiting.push({ act, settle });
    });
}

/** Where the shared transaction failed as a whole, each act is done again in one of its own. */
async function outcomesOf(database: Database, acts: readonly Act[]): Promise<Outcome[]> {
  if (acts.length > 1) {
    try {
      return await whenFree(() =>
        write(database, () => acts.map((act) => asOnePart(database, act))),
      );
    } catch (error) {
      if (isBusy(error)) return acts.map(() => ({ error }));
    }
  }
  const outcomes: Outcome[] = [];
  for (const act of acts) outcomes.push(await alone(database, act));
  return outcomes;
}

async function alone(database: Database, act: Act): Promise<Outcome> {
  try {
    return { value: await whenFree(() => writeOne(database, act)) };
  } catch (error) {
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
