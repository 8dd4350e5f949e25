/*
 * What has changed in a database since somebody last looked: each table has a version, and each changed
 * row says whose it is. Temporary triggers report the rows, whoever writes them and by whatever statement;
 * what another process has written cannot be seen row by row, so it counts as a change of everything.
 */
import type SqliteClient from 'better-sqlite3';
import { changeMarkOf } from './change-mark.ts';
import type { Reads } from './reading.ts';
import { isUnwatched, type Owner, watchRows } from './touch-triggers.ts';

export type Touch = { at: number; table: string; owner: Owner; id: string };

export type Touches = {
  /** The number of the newest change. */
  now(): number;
  /** How often something was taken back. */
  undone(): number;
  /** When something in a watched table last changed. */
  versionOf(table: string): number;
  /** The changes of these tables after `at`; undefined when they are no longer known one by one. */
  since(at: number, tables: Iterable<string>): readonly Touch[] | undefined;
};

type Book = Touches & {
  client: SqliteClient.Database;
  touch(table: string, owner: Owner, id: string): void;
  /** After a transaction was taken back: what it had touched has changed once more. */
  takenBackFrom(at: number): void;
};

/** So many changes of each table are kept one by one; whoever last looked before them looks at everything. */
const KEPT_AT_MOST = 20_000;

/** The changes of one table, oldest first, and from when on they are all there. */
type Log = { knownFrom: number; touches: Touch[] };

const books = new WeakMap<SqliteClient.Database, Book>();

/** The changes of a database, as far as they have come in, those of other processes included. */
export function touchesOf(client: SqliteClient.Database): Touches {
  return bookOf(client);
}

/** Whether something was read from a table that nobody watches, so that nothing says until when it holds. */
export function isFleeting({ own, whole }: Reads): boolean {
  return own.values().some(isUnwatched) || whole.values().some(isUnwatched);
}

/** What is handed to `takeBack` when the transaction that begins now fails. */
export function markOf(client: SqliteClient.Database): number {
  return books.get(client)?.now() ?? 0;
}

/** Says that everything changed since `mark` was taken back. */
export function takeBack(client: SqliteClient.Database, mark: number): void {
  books.get(client)?.takenBackFrom(mark);
}

/**
 * Begins to watch a connection whose schema is up to date, before anything is read or written with it.
 * Not within a transaction: what is taken back with one would leave nobody watching.
 */
export function watchChanges(client: SqliteClient.Database): void {
  if (client.inTransaction) throw new Error('Watch a database before its first transaction.');
  const book = openBook(client);
  books.set(client, book);
  if (!client.readonly) watchRows(client, book.touch);
}

function bookOf(client: SqliteClient.Database): Book {
  const book = books.get(client);
  if (book === undefined) throw new Error('Nobody watches what changes in this database.');
  return book;
}

function openBook(client: SqliteClient.Database): Book {
  const { readOthers } = changeMarkOf(client);
  const versions = new Map<string, number>();
  /** Each table's own, so that thousands of messages do not push out the one answer of a team. */
  const logs = new Map<string, Log>();
  let clock = 1;
  let everythingAt = 1;
  let knownFrom = 1;
  let undone = 0;
  let others = readOthers();

  function noticeOthers(): void {
    const seen = readOthers();
    if (seen === others) return;
    others = seen;
    changeEverything();
  }

  function changeEverything(): void {
    clock += 1;
    everythingAt = clock;
    knownFrom = clock;
    logs.clear();
  }

  function touch(table: string, owner: Owner, id: string): void {
    clock += 1;
    versions.set(table, clock);
    const log = logOf(table);
    log.touches.push({ at: clock, table, owner, id });
    if (log.touches.length <= KEPT_AT_MOST) return;
    const dropped = log.touches.length - KEPT_AT_MOST / 2;
    log.knownFrom = log.touches[dropped - 1]?.at ?? clock;
    log.touches = log.touches.slice(dropped);
  }

  function logOf(table: string): Log {
    const known = logs.get(table);
    if (known !== undefined) return known;
    const fresh = { knownFrom, touches: [] };
    logs.set(table, fresh);
    return fresh;
  }

  function since(at: number, tables: Iterable<string>): readonly Touch[] | undefined {
    if (at < knownFrom) return undefined;
    const found: Touch[][] = [];
    for (const table of tables) {
      const log = logs.get(table);
      if (log === undefined) continue;
      if (at < log.knownFrom) return undefined;
      found.push(log.touches.slice(firstAfter(log.touches, at)));
    }
    return found.flat();
  }

  return {
    client,
    touch,
    now() {
      noticeOthers();
      return clock;
    },
    undone: () => undone,
    versionOf: (table) => Math.max(everythingAt, versions.get(table) ?? 0),
    since,
    takenBackFrom(at) {
      undone += 1;
      const undoing = since(at, logs.keys());
      if (undoing === undefined) changeEverything();
      else for (const { table, owner, id } of undoing) touch(table, owner, id);
    },
  };
}

function firstAfter(log: readonly Touch[], at: number): number {
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((log[middle]?.at ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
