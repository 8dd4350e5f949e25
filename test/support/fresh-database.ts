/*
 * Empty databases for tests. The migrations are played once in a worker and every test gets a copy of
 * what they left. Nothing waits for the disk: no test cuts the power, and a killed process loses nothing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { listenTo } from '../../src/platform/reading.ts';
import { withStatementCache } from '../../src/platform/statement-cache.ts';
import { planOnce } from '../../src/platform/steady-plans.ts';
import { watchChanges } from '../../src/platform/touches.ts';

/** A new file, up to date, at a path where none is yet. */
export function placeDatabase(path: string): void {
  writeFileSync(path, migratedFile());
}

/** Opens a file as the bot does, but lets the system write it to the disk when it likes. */
export function openUnflushed(path: string): Database {
  const database = openDatabase(path);
  database.$client.pragma('synchronous = OFF');
  return database;
}

/** A database in memory, up to date, or as `left` by another one. */
export function openInMemory(left: Buffer = migratedMemory()): Database {
  const client = new SqliteClient(left);
  planOnce(client);
  listenTo(client);
  client.pragma('foreign_keys = ON');
  watchChanges(client);
  return Object.assign(drizzle({ client: withStatementCache(client) }), { $client: client });
}

let file: Buffer | undefined;
let memory: Buffer | undefined;

function migratedFile(): Buffer {
  if (file !== undefined) return file;
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-fresh-'));
  const path = join(folder, 'groundswell.db');
  openDatabase(path).$client.close();
  file = readFileSync(path);
  rmSync(folder, { recursive: true });
  return file;
}

function migratedMemory(): Buffer {
  if (memory !== undefined) return memory;
  const database = openDatabase(':memory:');
  memory = database.$client.serialize();
  database.$client.close();
  return memory;
}
