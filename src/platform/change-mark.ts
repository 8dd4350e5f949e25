/*
 * What has changed in the database, and what was read from it: every statement of a connection names its
 * tables, so a value that is kept knows which it was read from, and each table when it was last changed.
 */
import type SqliteClient from 'better-sqlite3';

import { tableFinder } from './statement-tables.ts';

type Client = SqliteClient.Database;
type Run = (...values: unknown[]) => unknown;
type Way = 'all' | 'get' | 'run' | 'iterate';
type Statement = Record<Way, Run> & { readonly: boolean };

/** `changedAt`: the number of the state that the last change of it led to. */
export type Table = { changedAt: number };

export type ChangeMark = {
  /** How many rows this connection has changed since it was opened. */
  countOwn(): number;
  /** Differs as soon as another connection has committed. */
  readOthers(): unknown;
  /** Goes up with each statement of this connection that has changed something. */
  state(): number;
  /** Goes up when anything may have changed at all: by others, or because something was taken back. */
  epoch(): number;
  loseTrack(): void;
  /** Runs `act` within a transaction, in which nothing that others write can be seen. */
  whileAlone<T>(act: () => T): T;
  /** Runs `act`, whose changes count as none: nothing that is kept depends on them. */
  aside(act: () => void): void;
  /** Runs `read`, and says of which tables it has seen anything. */
  trackReads<T>(read: () => T): { value: T; tables: readonly Table[] };
  /** Counts tables as read by whatever is being tracked; for what is told from memory. */
  noteReads(tables: readonly Table[]): void;
};

const marks = new WeakMap<Client, ChangeMark>();

/** The mark of a connection. Ask for it first when the connection has been opened: it hears of what is prepared later. */
export function changeMarkOf(client: Client): ChangeMark {
  const known = marks.get(client);
  if (known !== undefined) return known;
  const fresh = watch(client);
  marks.set(client, fresh);
  return fresh;
}

function watch(client: Client): ChangeMark {
  const ownChanges = client.prepare<[], number>('select total_changes()').pluck();
  const dataVersion = client.prepare('pragma data_version').pluck();
  const known = { own: 0, state: 0, epoch: 0, others: undefined as unknown };
  let isAlone = false;
  let aloneWith: unknown;
  let isAside = false;
  let reads: Set<Table> | undefined;

  function readOthers(): unknown {
    if (!isAlone) return dataVersion.get();
    aloneWith ??= dataVersion.get();
    return aloneWith;
  }

  function noteReads(tables: readonly Table[]): void {
    if (reads !== undefined) for (const table of tables) reads.add(table);
  }

  function noteWrites(tables: readonly Table[]): void {
    const own = ownChanges.get() ?? 0;
    if (own === known.own) return;
    known.own = own;
    if (isAside) return;
    known.state += 1;
    for (const table of tables) table.changedAt = known.state;
  }

  hearOfStatements(client, noteReads, noteWrites);
  return {
    countOwn: () => known.own,
    readOthers,
    state: () => known.state,
    epoch() {
      const others = readOthers();
      if (others !== known.others) known.epoch += 1;
      known.others = others;
      return known.epoch;
    },
    loseTrack() {
      known.epoch += 1;
    },
    whileAlone(act) {
      isAlone = true;
      aloneWith = undefined;
      try {
        return act();
      } finally {
        isAlone = false;
      }
    },
    aside(act) {
      isAside = true;
      try {
        act();
      } finally {
        isAside = false;
      }
    },
    trackReads(read) {
      const outer = reads;
      const own = new Set<Table>();
      reads = own;
      try {
        return { value: read(), tables: [...own] };
      } finally {
        reads = outer;
        noteReads([...own]);
      }
    },
    noteReads,
  };
}

type Note = (tables: readonly Table[]) => void;

/** Calls `noteReads` or `noteWrites` for each statement of this connection, whatever came of it. */
function hearOfStatements(client: Client, noteReads: Note, noteWrites: Note): void {
  const prepare = client.prepare.bind(client);
  const exec = client.exec.bind(client);
  const names = prepare("select name from sqlite_schema where type = 'table'").pluck();
  const tablesIn = tableFinder(
    () => names.all() as string[],
    (): Table => ({ changedAt: 0 }),
  );
  const heardPrepare = (sql: string) => {
    const statement = prepare(sql) as unknown as Statement;
    if (!statement.readonly) hearOfWrites(statement, () => noteWrites(tablesIn(sql)));
    else hearOfReads(statement, tablesIn(sql), noteReads);
    return statement;
  };
  const heardExec = (sql: string) => {
    try {
      return exec(sql);
    } finally {
      noteWrites(tablesIn(sql));
    }
  };
  Object.defineProperty(client, 'prepare', { value: heardPrepare, configurable: true });
  Object.defineProperty(client, 'exec', { value: heardExec, configurable: true });
}

function hearOfReads(statement: Statement, tables: readonly Table[], note: Note): void {
  if (tables.length === 0) return;
  for (const way of ['all', 'get', 'iterate'] as const) {
    const run = statement[way].bind(statement);
    const heard: Run = (...values) => {
      note(tables);
      return run(...values);
    };
    Object.defineProperty(statement, way, { value: heard, configurable: true });
  }
}

function hearOfWrites(statement: Statement, note: () => void): void {
  for (const way of ['all', 'get', 'run'] as const) {
    const run = statement[way].bind(statement);
    const heard: Run = (...values) => {
      try {
        return run(...values);
      } finally {
        note();
      }
    };
    Object.defineProperty(statement, way, { value: heard, configurable: true });
  }
  Object.defineProperty(statement, 'iterate', { value: refuseSteps, configurable: true });
}

/** Rows that are written one by one, between which somebody may ask, would go unheard of. */
function refuseSteps(): never {
  throw new TypeError('A statement that writes is run to its end: use all(), not iterate().');
}
