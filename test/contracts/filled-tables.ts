/* Puts rows into every table of a database whose tables are not known beforehand. */
import type SqliteClient from 'better-sqlite3';

type Column = {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
};
type ForeignKey = { table: string; from: string; to: string | null };

const ROWS = 3;
const TRIES = 4000;

export function countRows(client: SqliteClient.Database): Record<string, number> {
  return Object.fromEntries(
    tablesOf(client).map((table) => {
      const row = client.prepare(`select count(*) as count from "${table}"`).get();
      return [table, (row as { count: number }).count];
    }),
  );
}

export function fillTables(client: SqliteClient.Database): void {
  for (const table of parentsFirst(client)) {
    for (let row = 1; row <= ROWS; row += 1) addRow(client, table, row);
  }
}

function tablesOf(client: SqliteClient.Database): string[] {
  const listed = client.pragma('table_list') as { schema: string; name: string; type: string }[];
  return listed
    .filter((one) => one.schema === 'main' && one.type === 'table')
    .map((one) => one.name)
    .filter((name) => !/^(sqlite_|__)/.test(name));
}

function foreignKeysOf(client: SqliteClient.Database, table: string): ForeignKey[] {
  return client.pragma(`foreign_key_list("${table}")`) as ForeignKey[];
}

function parentsFirst(client: SqliteClient.Database): string[] {
  const ordered: string[] = [];
  const visit = (table: string, above: readonly string[]) => {
    if (ordered.includes(table) || above.includes(table)) return;
    for (const key of foreignKeysOf(client, table)) visit(key.table, [...above, table]);
    ordered.push(table);
  };
  for (const table of tablesOf(client)) visit(table, []);
  return ordered;
}

/** Tries values until the table's own checks let one set through; the same ones on every run. */
function addRow(client: SqliteClient.Database, table: string, row: number): void {
  const columns = client.pragma(`table_info("${table}")`) as Column[];
  const { sql } = client.prepare('select sql from sqlite_master where name = ?').get(table) as {
    sql: string;
  };
  const parents = parentValues(client, table, row);
  const isOneOf = (column: Column) =>
    columns.filter((one) => one.pk > 0).length > 1 && column.pk > 0;
  const choices = columns.map((column) =>
    parents.has(column.name)
      ? parents.get(column.name)!
      : candidates(column, sql, row, isOneOf(column) || column.pk === 0),
  );
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  const insert = client.prepare(`insert into "${table}" (${names}) values (${marks})`);
  let random = 12_345;
  let last: unknown;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const values = choices.map((list) => {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
      return list[attempt === 0 ? 0 : Math.floor((random / 2 ** 32) * list.length)];
    });
    try {
      insert.run(values);
      return;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`No row fits into ${table}: ${String(last)}`);
}

function parentValues(client: SqliteClient.Database, table: string, row: number) {
  const values = new Map<string, unknown[]>();
  for (const key of foreignKeysOf(client, table)) {
    if (key.table === table) values.set(key.from, [null]);
    else {
      const found = client.prepare(`select "${key.to ?? 'id'}" as value from "${key.table}"`).all();
      const all = found.map((one) => (one as { value: unknown }).value);
      // Each row its own parent first, so that a unique reference stays unique.
      values.set(key.from, [all[(row - 1) % all.length], ...all]);
    }
  }
  return values;
}

function candidates(column: Column, sql: string, row: number, mayRepeat: boolean): unknown[] {
  const listed = enumerated(column.name, sql);
  const nothing = column.notnull === 0 && column.pk === 0 ? [null] : [];
  if (listed.length > 0) return [...listed, ...nothing];
  const type = column.type.toUpperCase();
  if (type === 'INTEGER') {
    return mayRepeat ? [row, 0, 1, 5, 1_800_000_000_000, ...nothing] : [row];
  }
  if (type === 'BLOB') return [Buffer.alloc(4), ...nothing];
  if (type === 'REAL') return [row, 0, 0.5, ...nothing];
  const isJson = new RegExp(`json_\\w+\\([^)]*\\b${column.name}\\b`).test(sql);
  if (isJson) return ['[]', '{}', ...nothing];
  const own = `text ${row}`;
  const date = `2027-01-0${row}`;
  if (column.name.endsWith('_on')) return [date, ...nothing];
  if (!mayRepeat) return [own];
  return [own, own, own, date, 'Europe/Berlin', 'UMIA', ...nothing];
}

/** What a check allows: `state in ('queued', 'sent')`. */
function enumerated(name: string, sql: string): string[] {
  const found = new RegExp(`\\b${name}"?\\s+in\\s+\\(([^)]*)\\)`, 'i').exec(sql)?.[1] ?? '';
  return [...found.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
}
