/* Puts a copy in the place of the database; nothing is overwritten and nothing is said twice. */
import { existsSync, renameSync } from 'node:fs';
import SqliteClient from 'better-sqlite3';
import { MIGRATIONS_FOLDER, openDatabase } from '../database.ts';
import { lockInstance } from '../instance-lock.ts';
import { pendingMigrations } from '../migration-state.ts';
import { holdAll } from '../outbox/manual-actions.ts';
import { damageOf } from './backup.ts';
import { OperatorRefusal } from './operator.ts';

export async function restore(
  databasePath: string,
  file: string,
  now: Temporal.Instant,
): Promise<{ kept: string | undefined; held: number }> {
  if (!existsSync(file)) throw new OperatorRefusal(`There is no file ${file}.`);
  const damage = damageOf(file);
  if (damage !== undefined) throw new OperatorRefusal(`${file} is damaged: ${damage}.`);
  const lock = lockInstance(databasePath);
  if ('heldBy' in lock) throw new OperatorRefusal(lock.heldBy);
  try {
    const copy = openCopy(file);
    try {
      const kept = setAside(databasePath, now);
      await copy.backup(databasePath);
      return { kept, held: hold(databasePath) };
    } finally {
      copy.close();
    }
  } finally {
    lock.release();
  }
}

function openCopy(file: string): SqliteClient.Database {
  const copy = new SqliteClient(file, { fileMustExist: true });
  const steps = copy
    .prepare("select 1 from sqlite_master where name = '__drizzle_migrations'")
    .get();
  const { unknown } = pendingMigrations(copy, MIGRATIONS_FOLDER);
  if (steps !== undefined && unknown.length === 0) return copy;
  copy.close();
  throw new OperatorRefusal(
    steps === undefined
      ? `${file} is not a Groundswell database.`
      : `${file} was written by a newer Groundswell (${unknown.at(-1)}): use that version.`,
  );
}

/** Moves the database and its write-ahead log out of the way, damaged or not. */
function setAside(databasePath: string, now: Temporal.Instant): string | undefined {
  if (!existsSync(databasePath)) return undefined;
  const kept = `${databasePath}.before-restore-${now.toString({ smallestUnit: 'second' }).replaceAll(':', '')}`;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(`${databasePath}${part}`))
      renameSync(`${databasePath}${part}`, `${kept}${part}`);
  }
  return kept;
}

function hold(databasePath: string): number {
  const database = openDatabase(databasePath);
  try {
    return holdAll(database);
  } finally {
    database.$client.close();
  }
}
