/* Everything that is stored, at one moment, in files that spreadsheets and programs can read. */
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { verifyAudit } from '../audit/verify-record.ts';
import type { Database } from '../database.ts';
import { OperatorRefusal } from './operator.ts';

export type Row = Record<string, unknown>;

const ROWS_AT_ONCE = 1000;
/** What lets somebody in or signs in our name leaves the house in backups only. */
export const SECRETS = new Set(['secret']);
/** Which bot runs on the file says nothing of what was decided. */
const OF_THIS_MACHINE = 'instance_lease';
const ONLY_OURS = { mode: 0o600 };

/** Answers how many rows of each table were written. */
export function exportTables(
  database: Database,
  folder: string,
  now: Temporal.Instant,
): Record<string, number> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) {
    throw new OperatorRefusal(`${folder} is not empty; name a new folder.`);
  }
  // One transaction, so that all tables tell of the same moment.
  const writeAll = database.$client.transaction(() => {
    const counts = tableNames(database).map((table) => [
      table,
      writeTable(database, table, folder),
    ]);
    const tables = Object.fromEntries(counts) as Record<string, number>;
    const facts = { exportedAt: now.toString(), tables, record: verifyAudit(database) };
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(facts, null, 2)}\n`, ONLY_OURS);
    return tables;
  });
  return writeAll.deferred();
}

export function tableNames(database: Database): string[] {
  const rows = database.$client.pragma('table_list') as {
    schema: string;
    name: string;
    type: string;
  }[];
  return rows
    .filter((one) => one.schema === 'main' && one.type === 'table')
    .map((one) => one.name)
    .filter((name) => !name.startsWith('sqlite_') && !name.startsWith('__'))
    .filter((name) => name !== OF_THIS_MACHINE)
    .sort();
}

function writeTable(database: Database, table: string, folder: string): number {
  const { $client: client } = database;
  const columns = (client.pragma(`table_info("${table}")`) as { name: string }[])
    .map((column) => column.name)
    .filter((name) => !SECRETS.has(name));
  const lines = join(folder, `${table}.jsonl`);
  const sheet = join(folder, `${table}.csv`);
  writeFileSync(lines, '', ONLY_OURS);
  writeFileSync(sheet, stringify([columns]), ONLY_OURS);
  let count = 0;
  let batch: Row[] = [];
  const flush = () => {
    appendFileSync(lines, batch.map((row) => `${JSON.stringify(row)}\n`).join(''));
    // A cell that begins like a formula gets an apostrophe, so that no spreadsheet runs it.
    appendFileSync(sheet, stringify(batch, { columns, escape_formulas: true }));
    count += batch.length;
    batch = [];
  };
  // What a column is computed from is in the others.
  const named = columns.map((name) => `"${name}"`).join(', ');
  for (const row of client.prepare(`select ${named} from "${table}"`).iterate() as Iterable<Row>) {
    batch.push(readable(row));
    if (batch.length === ROWS_AT_ONCE) flush();
  }
  flush();
  return count;
}

/** Instants are numbers on the disk; here they are written out. */
function readable(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, readableValue(column, value)]),
  );
}

function readableValue(column: string, value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString('base64');
  const isInstant = (column.endsWith('_at') || column === 'at') && typeof value === 'number';
  return isInstant ? Temporal.Instant.fromEpochMilliseconds(value).toString() : value;
}
