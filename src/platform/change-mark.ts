/*
 * Whether anything stored has changed: how many rows this connection has changed, and what SQLite says of
 * all others. It is asked hundreds of times within one request, so SQLite is asked again only after a
 * statement that can write, and about others only where they can have written.
 */
import type SqliteClient from 'better-sqlite3';
import { onceFor } from './once-for.ts';

type Client = SqliteClient.Database;
type Run = (...values: unknown[]) => unknown;
type Way = 'all' | 'get' | 'run';
type Watched = Record<Way, Run> & { readonly: boolean };

export type ChangeMark = {
  /** How many rows this connection has changed since it was opened. */
  countOwn(): number;
  /** Differs as soon as another connection has committed. */
  readOthers(): unknown;
  /** Runs `act` within a transaction, in which nothing that others write can be seen. */
  whileAlone<T>(act: () => T): T;
};

const WAYS: readonly Way[] = ['all', 'get', 'run'];

/** The mark of a connection. Ask for it first when the connection has been opened: it hears of what is prepared later. */
export const changeMarkOf: (client: Client) => ChangeMark = onceFor(watch);

function watch(client: Client): ChangeMark {
  const ownChanges = client.prepare<[], number>('select total_changes()').pluck();
  const dataVersion = client.prepare('pragma data_version').pluck();
  const known = { own: 0, isAlone: false, others: undefined as unknown };
  let mayHaveWritten = true;
  const wrote = () => {
    mayHaveWritten = true;
  };
  hearOfWrites(client, wrote);
  return {
    countOwn() {
      if (!mayHaveWritten) return known.own;
      mayHaveWritten = false;
      known.own = ownChanges.get() ?? 0;
      return known.own;
    },
    readOthers() {
      if (!known.isAlone) return dataVersion.get();
      known.others ??= dataVersion.get();
      return known.others;
    },
    whileAlone(act) {
      known.isAlone = true;
      known.others = undefined;
      try {
        return act();
      } finally {
        known.isAlone = false;
      }
    },
  };
}

/** Calls `wrote` after each statement of this connection that can change a row, whatever came of it. */
function hearOfWrites(client: Client, wrote: () => void): void {
  const prepare = client.prepare.bind(client);
  const exec = client.exec.bind(client);
  const watchedPrepare = (sql: string) => {
    const statement = prepare(sql);
    if (!statement.readonly) hearOf(statement as unknown as Watched, wrote);
    return statement;
  };
  const watchedExec = (sql: string) => {
    try {
      return exec(sql);
    } finally {
      wrote();
    }
  };
  Object.defineProperty(client, 'prepare', {
    value: watchedPrepare,
    configurable: true,
    writable: true,
  });
  Object.defineProperty(client, 'exec', { value: watchedExec, configurable: true, writable: true });
}

function hearOf(statement: Watched, wrote: () => void): void {
  for (const way of WAYS) {
    const run = statement[way].bind(statement);
    const heard: Run = (...values) => {
      try {
        return run(...values);
      } finally {
        wrote();
      }
    };
    Object.defineProperty(statement, way, { value: heard, configurable: true });
  }
  Object.defineProperty(statement, 'iterate', { value: refuseSteps });
}

/** Rows that are written one by one, between which somebody may ask, would go unheard of. */
function refuseSteps(): never {
  throw new TypeError('A statement that writes is run to its end: use all(), not iterate().');
}
