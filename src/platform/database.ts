/*
 * One SQLite file, one writer. `write` is the only way to change it: one immediate transaction per
 * act, synchronous from end to end, on the disk (synchronous=FULL) before it returns.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { changeMarkOf } from './change-mark.ts';
import {
  copyBesideNothing,
  isForeign,
  keepPrivate,
  markAsOurs,
  realPathOf,
} from './database-owner.ts';
import { DAMAGED, DatabaseRefusal, FOREIGN, openingRefusal } from './database-refusal.ts';
import { pendingMigrations } from './migration-state.ts';
import { listenTo } from './reading.ts';
import { withStatementCache } from './statement-cache.ts';
import { planOnce } from './steady-plans.ts';
import { watchChanges } from './touches.ts';
import { inTransaction } from './transaction.ts';

export const MIGRATIONS_FOLDER = new URL('../../migrations', import.meta.url).pathname;

export type Database = ReturnType<typeof connect>;

/** Opens the file, brings its schema up to date and returns it ready for use. `:memory:` for tests. */
export function openDatabase(given: string): Database {
  if (given !== ':memory:') makeFolderOf(given);
  const path = given === ':memory:' ? given : realPathOf(given);
  const lost = path === ':memory:' ? undefined : copyBesideNothing(path);
  if (lost !== undefined) {
    throw new DatabaseRefusal(
      `DATABASE_PATH: ${path} is missing or empty, and beside it lies ${lost}. Put that in place with npm run groundswell -- restore ${lost}, or move it away to start with an empty one.`,
    );
  }
  const isNew = path === ':memory:' || !existsSync(path);
  const database = connect(path);
  try {
    if (!isNew) refuseDamage(database, path);
    if (isForeign(database.$client)) throw new DatabaseRefusal(`DATABASE_PATH: ${path} ${FOREIGN}`);
    markAsOurs(database.$client);
    if (path !== ':memory:') keepPrivate(path);
    migrateDatabase(database, isNew ? undefined : path);
    watchChanges(database.$client);
  } catch (error) {
    database.$client.close();
    throw error;
  }
  return database;
}

/** Opens an existing file as it is, for reading only; for a look at a copy. */
export function openForReading(path: string): Database {
  const client = new SqliteClient(path, { readonly: true, fileMustExist: true });
  planOnce(client);
  changeMarkOf(client);
  watchChanges(client);
  return drizzle({ client });
}

/** Opens an existing, up-to-date file for the operator's commands, also beside a running bot. */
export function openBeside(path: string): Database {
  const database = connect(path);
  const { pending, unknown } = pendingMigrations(database.$client, MIGRATIONS_FOLDER);
  if (pending.length === 0 && unknown.length === 0) {
    database.$client.pragma('busy_timeout = 5000');
    watchChanges(database.$client);
    return database;
  }
  database.$client.close();
  throw new DatabaseRefusal(
    unknown.length > 0
      ? newerDatabase(unknown.at(-1))
      : 'The database is from an older Groundswell: start the bot once, which keeps a copy and brings it up to date.',
  );
}

function newerDatabase(migration: string | undefined): string {
  return `The database was written by a newer Groundswell (${migration}). Start that version, or restore a copy made before it.`;
}

function connect(path: string) {
  const client = openFile(path);
  planOnce(client);
  changeMarkOf(client);
  listenTo(client);
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  client.pragma('busy_timeout = 200');
  // Kibibytes. The system keeps the file's pages as well, and sixteen mebibytes of copies are a tenth of the bot.
  client.pragma('cache_size = -6000');
  const database = drizzle({ client: withStatementCache(client) });
  return Object.assign(database, { $client: client });
}

function openFile(path: string): SqliteClient.Database {
  try {
    const client = new SqliteClient(path);
    client.pragma('journal_mode = WAL');
    return client;
  } catch (error) {
    throw openingRefusal(path, error);
  }
}

export function makeFolderOf(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw openingRefusal(path, error);
  }
}

const CHECKED_UP_TO_PAGES = 16_000;

/** A start looks through a file of up to 64 MB, which takes a moment; `doctor` looks through any. */
function refuseDamage(database: Database, path: string): void {
  const client = database.$client;
  try {
    const pages = client.pragma('page_count', { simple: true }) as number;
    if (pages > CHECKED_UP_TO_PAGES) return;
    if (client.pragma('quick_check(1)', { simple: true }) === 'ok') return;
  } catch (error) {
    throw openingRefusal(path, error);
  }
  throw new DatabaseRefusal(`DATABASE_PATH: ${path} ${DAMAGED}`);
}

/**
 * Runs what is pending in one transaction, with a copy of the file kept beside it first. Foreign keys
 * are off outside that transaction, since a table rebuild would otherwise delete child rows in silence.
 */
function migrateDatabase(database: Database, path: string | undefined): void {
  const { pending, unknown } = pendingMigrations(database.$client, MIGRATIONS_FOLDER);
  if (unknown.length > 0) {
    throw new DatabaseRefusal(newerDatabase(unknown.at(-1)));
  }
  if (pending.length === 0) return;
  const copy = path === undefined ? undefined : keepCopy(database, path, pending[0] ?? '');
  database.$client.pragma('foreign_keys = OFF');
  try {
    migrate(database, { migrationsFolder: MIGRATIONS_FOLDER });
    const broken = database.$client.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0)
      throw new Error(`Rows that refer to something that no longer exists: ${broken.length}.`);
  } catch (error) {
    if (copy === undefined) throw error;
    throw new DatabaseRefusal(
      `The database could not be brought up to date: ${error instanceof Error ? error.message : String(error)} The file as it was is kept in ${copy}.`,
    );
  } finally {
    database.$client.pragma('foreign_keys = ON');
  }
}

function keepCopy(database: Database, path: string, before: string): string {
  database.$client.pragma('wal_checkpoint(TRUNCATE)');
  const copy = `${path}.before-${before}`;
  copyFileSync(path, copy);
  chmodSync(copy, 0o600);
  return copy;
}

/**
 * Runs `act` in one immediate transaction and returns its result; whatever it throws undoes it all.
 * Inside another `write` it joins that transaction. A promise is refused: by the time it settled the
 * transaction would be over.
 */
export function write<T>(
  database: Database,
  act: (database: Database) => T extends PromiseLike<unknown> ? never : T,
): T {
  if (database.$client.inTransaction) return refuseThenable(act(database));
  return inTransaction(database, 'immediate', () => refuseThenable(act(database)));
}

function refuseThenable<T>(value: T): T {
  const then = (value as { then?: unknown } | null | undefined)?.then;
  if (typeof then === 'function') {
    throw new TypeError('A write must be synchronous; talk to Slack after it, through the outbox.');
  }
  return value;
}
