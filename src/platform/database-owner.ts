/* Whose file it is, and whether an empty place is a beginning or a loss. */
import { chmodSync, existsSync, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type SqliteClient from 'better-sqlite3';

/** "GSWL", as SQLite stores in each file which program it belongs to. */
const APPLICATION_ID = 0x47_53_57_4c;

const MOST_LINKS = 40;

/** One name for one file, whatever symbolic links lead to it, also where the file is not there yet. */
export function realPathOf(path: string, links = 0): string {
  try {
    return realpathSync(path);
  } catch {
    const target = links < MOST_LINKS ? linkTarget(path) : undefined;
    if (target !== undefined) return realPathOf(resolve(dirname(path), target), links + 1);
  }
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return resolve(path);
  }
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** Where a copy is made ready before it takes the place of the database. */
export function preparedCopyOf(databasePath: string): string {
  return `${databasePath}.restoring`;
}

/**
 * The newest copy beside a database that is missing or empty: then something was lost, and to begin anew
 * in its place would hide it. Undefined at a true beginning.
 */
export function copyBesideNothing(path: string): string | undefined {
  if (existsSync(path) && statSync(path).size > 0) return undefined;
  const folder = dirname(path);
  if (!existsSync(folder)) return undefined;
  const kept = readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.before-`) && !/-(wal|shm)$/.test(name))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
  return kept.at(-1);
}

/** Of another program: marked as such, or with tables and none of our steps. */
export function isForeign(client: SqliteClient.Database): boolean {
  const owner = client.pragma('application_id', { simple: true }) as number;
  if (owner === APPLICATION_ID) return false;
  if (owner !== 0) return true;
  const tables = client
    .prepare("select name from sqlite_master where type = 'table'")
    .pluck()
    .all();
  return tables.length > 0 && !tables.includes('__drizzle_migrations');
}

export function markAsOurs(client: SqliteClient.Database): void {
  if (client.pragma('application_id', { simple: true }) === APPLICATION_ID) return;
  client.pragma(`application_id = ${APPLICATION_ID}`);
}

/** What is in it concerns people: nobody else on the machine reads it, its log or its lock. */
export function keepPrivate(path: string): void {
  for (const part of ['', '-wal', '-shm', '-instance']) {
    const file = `${path}${part}`;
    if (!existsSync(file) || (statSync(file).mode & 0o077) === 0) continue;
    try {
      chmodSync(file, 0o600);
    } catch {
      // Another account's file, or a place that keeps no rights: doctor says so.
    }
  }
}
