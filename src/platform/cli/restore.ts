/*
 * Puts a copy in the place of the database. It is prepared beside it, checked and on the disk before one
 * rename puts it there: killed at any moment, there is either the database as it was or the copy, whole.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { record } from '../audit/audit.ts';
import { type Database, MIGRATIONS_FOLDER, openDatabase, write } from '../database.ts';
import { preparedCopyOf, realPathOf } from '../database-owner.ts';
import { endLease } from '../instance-lease.ts';
import { lockInstance } from '../instance-lock.ts';
import { pendingMigrations } from '../migration-state.ts';
import { carryOverSettled } from '../outbox/carry-over.ts';
import { holdAll } from '../outbox/manual-actions.ts';
import { noteRestore } from '../outbox/restores.ts';
import { ownRequest, type Product } from '../request.ts';
import { findInstallation } from '../slack/installation.ts';
import { damageOf } from './backup.ts';
import { sayMoment } from './moment.ts';
import { OperatorRefusal } from './operator.ts';

type Restored = { kept: string | undefined; held: number };

export function restore(given: string, file: string, now: Temporal.Instant): Restored {
  const databasePath = realPathOf(given);
  if (!existsSync(file)) throw new OperatorRefusal(`There is no file ${file}.`);
  const lock = lockInstance(databasePath);
  if ('heldBy' in lock) throw new OperatorRefusal(lock.heldBy);
  const prepared = preparedCopyOf(databasePath);
  try {
    removeWhole(prepared);
    copyWhole(file, prepared);
    refuseUnfit(prepared, file);
    const held = prepare(prepared, databasePath, now);
    const kept = keepWhatIsThere(databasePath, now);
    renameSync(prepared, databasePath);
    flush(dirname(databasePath));
    return { kept, held };
  } finally {
    removeWhole(prepared);
    lock.release();
  }
}

/** With its write-ahead log, where there is one; wherever it lies, even where nothing can be written. */
function copyWhole(file: string, prepared: string): void {
  copyFileSync(file, prepared);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${prepared}-wal`);
}

export function removeWhole(path: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
}

function refuseUnfit(prepared: string, file: string): void {
  const damage = damageOf(prepared);
  if (damage !== undefined) throw new OperatorRefusal(`${file} is damaged: ${damage}.`);
  const copy = new SqliteClient(prepared, { fileMustExist: true });
  try {
    const steps = copy
      .prepare("select 1 from sqlite_master where name = '__drizzle_migrations'")
      .get();
    if (steps === undefined) throw new OperatorRefusal(`${file} is not a Groundswell database.`);
    const { unknown } = pendingMigrations(copy, MIGRATIONS_FOLDER);
    if (unknown.length > 0) {
      throw new OperatorRefusal(
        `${file} was written by a newer Groundswell (${unknown.at(-1)}): use that version.`,
      );
    }
  } finally {
    copy.close();
  }
}

/** Brought up to date, told what the database in place knows to be said, the rest held back, and on the disk. */
function prepare(prepared: string, databasePath: string, now: Temporal.Instant): number {
  const database = openDatabase(prepared);
  let held: number;
  try {
    carryOver(database, databasePath);
    held = holdAll(database);
    endLease(database);
    recordRestore(database, now);
    database.$client.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.$client.close();
  }
  flush(prepared);
  return held;
}

/** On the record of the copy, since what was decided after it is on it no longer. */
function recordRestore(database: Database, now: Temporal.Instant): void {
  const { copyAt } = noteRestore(database, now);
  const workspaceId = findInstallation(database)?.workspaceId;
  if (workspaceId === undefined) return;
  write(database, () =>
    record(ownRequest({ database, product: {} as Product, now }, workspaceId), {
      act: 'database.restore',
      subject: 'database',
      says: `The database was put back from a copy of ${sayMoment(copyAt)}. What was decided after that is not on this record.`,
      isNews: false,
    }),
  );
}

/** From a database that can still be read; from a damaged one nothing is taken over. */
function carryOver(database: Database, databasePath: string): void {
  if (!existsSync(databasePath) || damageOf(databasePath) !== undefined) return;
  try {
    carryOverSettled(database, databasePath);
  } catch (error) {
    // Of an older or a newer version: what cannot be read as ours stays where it is.
    if ((error as { code?: string }).code !== 'SQLITE_ERROR') throw error;
  }
}

/** Under a name of its own beside it, without leaving its place for a moment. */
function keepWhatIsThere(databasePath: string, now: Temporal.Instant): string | undefined {
  if (!existsSync(databasePath)) return undefined;
  emptyWriteAheadLog(databasePath);
  const kept = freeName(`${databasePath}.before-restore-${stampOf(now)}`);
  for (const part of ['-wal', '-shm']) {
    if (existsSync(`${databasePath}${part}`))
      renameSync(`${databasePath}${part}`, `${kept}${part}`);
  }
  try {
    linkSync(databasePath, kept);
  } catch {
    // A file system without hard links.
    copyFileSync(databasePath, kept);
    flush(kept);
  }
  return kept;
}

/** What a stop in the middle left in the log goes into the file; a damaged file keeps its log. */
function emptyWriteAheadLog(databasePath: string): void {
  try {
    const client = new SqliteClient(databasePath, { fileMustExist: true });
    try {
      client.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      client.close();
    }
  } catch {
    return;
  }
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number += 1) name = `${wanted}-${number}`;
  return name;
}

function stampOf(now: Temporal.Instant): string {
  return now.toString({ smallestUnit: 'second' }).replaceAll(':', '');
}

export function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
