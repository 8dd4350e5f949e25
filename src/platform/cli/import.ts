/*
 * Reads an export back. The database is made beside its place, filled, compared with the export's manifest
 * and on the disk before one rename puts it there: killed at any moment, there is nothing or all of it.
 */
import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import { verifyAudit } from '../audit/verify-record.ts';
import { type Database, openDatabase, openForReading, write } from '../database.ts';
import { preparedCopyOf, realPathOf } from '../database-owner.ts';
import { lockInstance } from '../instance-lock.ts';
import { holdAll } from '../outbox/manual-actions.ts';
import { sayCount } from '../words.ts';
import { type Row, SECRETS, tableNames } from './export.ts';
import { OperatorRefusal } from './operator.ts';
import { flush, removeWhole } from './restore.ts';

/** Stands where a secret was left out; what it stands for follows from the key of the installation. */
const LEFT_OUT = 'derived';
const CHUNK_BYTES = 1 << 16;

const manifestShape = z.object({
  tables: z.record(z.string(), z.number().int()),
  record: z.object({ kind: z.string() }),
});
type Manifest = z.output<typeof manifestShape>;

export type Imported = { rows: number; tables: number; unsent: number; held: number };

/** Fills an empty database with the rows of an export, each as it was; nothing is there where one does not fit. */
export function importTables(
  given: string,
  folder: string,
  { holds }: { holds: boolean },
): Imported {
  const databasePath = realPathOf(given);
  const manifest = readManifest(folder);
  const lock = lockInstance(databasePath);
  if ('heldBy' in lock) throw new OperatorRefusal(lock.heldBy);
  const prepared = preparedCopyOf(databasePath);
  try {
    refuseFilled(databasePath);
    removeWhole(prepared);
    const imported = fill(prepared, manifest, { folder, holds });
    removeWhole(databasePath);
    renameSync(prepared, databasePath);
    flush(dirname(databasePath));
    return imported;
  } finally {
    removeWhole(prepared);
    lock.release();
  }
}

function readManifest(folder: string): Manifest {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file))
    throw new OperatorRefusal(
      `There is no export in ${folder}: it has no manifest.json. Name the folder that "export" wrote.`,
    );
  try {
    return manifestShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new OperatorRefusal(`${file} can’t be read. Name the folder that "export" wrote.`);
  }
}

/** Only an empty database is filled; nothing is ever overwritten. */
function refuseFilled(databasePath: string): void {
  if (!existsSync(databasePath)) return;
  const database = openForReading(databasePath);
  try {
    const filled = tableNames(database).find((table) => countOf(database, table) > 0);
    if (filled === undefined) return;
    throw new OperatorRefusal(
      `${databasePath} is not empty (${filled} has rows), so nothing was read. Name a new file with DATABASE_PATH.`,
    );
  } finally {
    database.$client.close();
  }
}

function fill(
  prepared: string,
  { tables, record }: Manifest,
  { folder, holds }: { folder: string; holds: boolean },
): Imported {
  const database = openDatabase(prepared);
  try {
    const { $client: client } = database;
    const known = new Set(tableNames(database));
    const unknown = Object.keys(tables).find(
      (table) => (tables[table] ?? 0) > 0 && !known.has(table),
    );
    if (unknown !== undefined)
      throw new OperatorRefusal(
        `The export holds ${unknown}, which this version does not know: use the version that wrote it, or a newer one.`,
      );
    client.pragma('foreign_keys = off');
    const rows = write(database, () => {
      const counts = Object.entries(tables).map(([table, count]) =>
        known.has(table) ? readTable(database, { table, count, folder }) : 0,
      );
      refuseUnfit(database, record.kind);
      return counts.reduce((sum, count) => sum + count, 0);
    });
    const unsent = countUnsent(database);
    const held = holds ? holdAll(database) : 0;
    client.pragma('wal_checkpoint(TRUNCATE)');
    return { rows, tables: Object.keys(tables).length, unsent, held };
  } finally {
    database.$client.close();
  }
}

/** What belongs together is there, and the record is as whole as it was when it was exported. */
function refuseUnfit(database: Database, record: string): void {
  const [broken] = database.$client.pragma('foreign_key_check') as { table: string }[];
  if (broken !== undefined)
    throw new OperatorRefusal(
      `A row of ${broken.table} belongs to one that is missing: the export is not whole.`,
    );
  if (record === 'whole' && verifyAudit(database).kind !== 'whole')
    throw new OperatorRefusal('The record in the export was changed: its chain does not close.');
}

type Statement = { run(...values: unknown[]): unknown };
type Column = { name: string; type: string };

function readTable(
  { $client: client }: Database,
  { table, count, folder }: { table: string; count: number; folder: string },
): number {
  client.prepare(`delete from "${table}"`).run();
  const columns = client.pragma(`table_info("${table}")`) as Column[];
  const byName = new Map(columns.map((column) => [column.name, column]));
  let read = 0;
  const inserts = new Map<string, Statement>();
  for (const line of linesOf(join(folder, `${table}.jsonl`))) {
    const row = JSON.parse(line) as Row;
    const stray = Object.keys(row).find((name) => !byName.has(name));
    if (stray !== undefined)
      throw new OperatorRefusal(
        `${table} has no column ${stray} in this version: use a newer one.`,
      );
    const own = columns.filter(({ name }) => name in row || SECRETS.has(name));
    const names = own.map(({ name }) => `"${name}"`).join(', ');
    const values = own.map((column) => storedValue(column, row[column.name]));
    const marks = own.map(() => '?').join(', ');
    const insert =
      inserts.get(names) ??
      client.prepare<unknown[]>(`insert into "${table}" (${names}) values (${marks})`);
    inserts.set(names, insert);
    insert.run(...values);
    read += 1;
  }
  if (read !== count)
    throw new OperatorRefusal(
      `${table}.jsonl has ${sayCount(read, 'row')}, and the manifest says ${count}.`,
    );
  return read;
}

/** Instants are written out in an export and numbers on the disk. */
function storedValue({ name, type }: Column, value: unknown): unknown {
  if (SECRETS.has(name)) return LEFT_OUT;
  if (typeof value !== 'string') return value ?? null;
  if (type.toUpperCase() === 'INTEGER') return Temporal.Instant.from(value).epochMilliseconds;
  return type.toUpperCase() === 'BLOB' ? Buffer.from(value, 'base64') : value;
}

function* linesOf(file: string): Iterable<string> {
  if (!existsSync(file)) throw new OperatorRefusal(`${file} is missing: the export is not whole.`);
  const opened = openSync(file, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let rest = '';
    for (let size = readSync(opened, chunk); size > 0; size = readSync(opened, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(opened);
  }
}

function countUnsent({ $client: client }: Database): number {
  const unsent = "select count(*) from outbox where state in ('queued', 'sending')";
  return client.prepare(unsent).pluck().get() as number;
}

function countOf({ $client: client }: Database, table: string): number {
  return client.prepare(`select count(*) from "${table}"`).pluck().get() as number;
}
