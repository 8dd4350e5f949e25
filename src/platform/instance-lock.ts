/*
 * One process per database file. The lock is SQLite's own on a second file, so the system frees it
 * however the process ends; who holds it stands readable inside.
 */
import SqliteClient from 'better-sqlite3';
import { wallClock } from './clock.ts';
import { makeFolderOf } from './database.ts';
import { realPathOf } from './database-owner.ts';
import { openingRefusal } from './database-refusal.ts';
import { heldUnderAnotherName } from './instance-lease.ts';

export type InstanceLock = { release(): void } | { heldBy: string };

/** Takes the lock of a database file, or says in a sentence who has it and what to do. */
export function lockInstance(given: string): InstanceLock {
  if (given === ':memory:') return { release: () => {} };
  makeFolderOf(given);
  const databasePath = realPathOf(given);
  const client = openLockFile(databasePath);
  const holder = `process ${process.pid}, since ${wallClock.now().toString({ smallestUnit: 'second' })}`;
  try {
    takeLock(client, holder);
    const elsewhere = heldUnderAnotherName(databasePath);
    if (elsewhere !== undefined) {
      client.close();
      return { heldBy: elsewhere };
    }
    held.add(client);
    return { release: () => letGo(client) };
  } catch (error) {
    const other =
      (error as { code?: unknown }).code === 'SQLITE_BUSY' ? readHolder(client) : undefined;
    client.close();
    if (other === undefined) throw openingRefusal(databasePath, error);
    return {
      heldBy: `Groundswell is already running with ${databasePath} (${other}). Stop it first, or set DATABASE_PATH to another file.`,
    };
  }
}

/** A connection that nobody refers to any more is collected, and closed: whoever forgets its lock keeps it all the same. */
const held = new Set<SqliteClient.Database>();

function letGo(client: SqliteClient.Database): void {
  held.delete(client);
  client.close();
}

function openLockFile(databasePath: string): SqliteClient.Database {
  try {
    return new SqliteClient(`${databasePath}-instance`, { timeout: 0 });
  } catch (error) {
    throw openingRefusal(databasePath, error);
  }
}

/** Between writing the name and holding the lock another process may write its own: then write again. */
function takeLock(client: SqliteClient.Database, holder: string): void {
  do {
    if (client.inTransaction) client.exec('rollback');
    writeHolder(client, holder);
    client.exec('begin immediate');
  } while (readHolder(client) !== holder);
}

function writeHolder(client: SqliteClient.Database, holder: string): void {
  const write = client.transaction(() => {
    client.exec('create table if not exists holder (name text not null) strict');
    client.exec('delete from holder');
    client.prepare('insert into holder (name) values (?)').run(holder);
  });
  write.immediate();
}

function readHolder(client: SqliteClient.Database): string {
  try {
    const row = client.prepare('select name from holder').get() as { name: string } | undefined;
    return row?.name ?? 'another process';
  } catch {
    return 'another process';
  }
}
