/*
 * What the oracle reads of the bot's file. It is read again when a table that it names has changed, by the
 * connection's own count; now and then everything that is held is compared with the file.
 */
import type SqliteClient from 'better-sqlite3';
import { changeMarkOf } from '../../../src/platform/change-mark.ts';
import { onceFor } from '../../../src/platform/once-for.ts';
import { listening, noReads } from '../../../src/platform/reading.ts';
import { isUnwatched } from '../../../src/platform/touch-triggers.ts';
import { touchesOf } from '../../../src/platform/touches.ts';

type Client = SqliteClient.Database;
type Found = readonly unknown[];
type Held = {
  sql: string;
  given: readonly unknown[];
  found: Found;
  tables: ReadonlySet<string>;
  /** Where a table is read that nobody watches, any change at all ends it. */
  isOfAll: boolean;
  asOf: number;
  changes: number;
};

/** More than one look asks; questions with a moment in them are asked once and make room. */
const HELD_AT_MOST = 4_000;

const statementsOf = onceFor((_client: Client) => new Map<string, SqliteClient.Statement>());
const heldOf = onceFor((_client: Client) => new Map<string, Held>());

export function readRows(client: Client, sql: string, given: readonly unknown[]): Found {
  const key = given.length === 0 ? sql : `${sql} ${JSON.stringify(given)}`;
  const held = heldOf(client);
  const known = held.get(key);
  if (known !== undefined && stands(client, known)) return known.found;
  if (held.size >= HELD_AT_MOST) held.clear();
  const asOf = touchesOf(client).now();
  const changes = changeMarkOf(client).countOwn();
  const reads = noReads();
  const found = Object.freeze(listening(reads, 'whole', () => readNow(client, sql, given)));
  const tables = reads.whole;
  const isOfAll = [...tables].some(isUnwatched);
  if (tables.size > 0) held.set(key, { sql, given, found, tables, isOfAll, asOf, changes });
  return found;
}

function stands(client: Client, held: Held): boolean {
  const touches = touchesOf(client);
  const now = touches.now();
  if (held.isOfAll) return held.asOf === now && held.changes === changeMarkOf(client).countOwn();
  if (held.asOf === now) return true;
  for (const table of held.tables) if (touches.versionOf(table) > held.asOf) return false;
  held.asOf = now;
  return true;
}

function readNow(client: Client, sql: string, given: readonly unknown[]): Found {
  const statements = statementsOf(client);
  const statement = statements.get(sql) ?? client.prepare(sql);
  statements.set(sql, statement);
  return statement.all(...given);
}

/** The first question whose held answer is not what the file says; undefined when there is none. */
export function findStale(client: Client): string | undefined {
  for (const held of heldOf(client).values()) {
    if (!stands(client, held)) continue;
    const found = readNow(client, held.sql, held.given);
    if (JSON.stringify(found) !== JSON.stringify(held.found)) return held.sql;
  }
  return undefined;
}
