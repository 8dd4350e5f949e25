/*
 * What was read of one person, team or rollout, of which a request asks for many: kept apart by what it
 * is, so that it pushes nothing else out of the memory.
 */
import type SqliteClient from 'better-sqlite3';
import { changeMarkOf, type Table } from './change-mark.ts';
import { isCurrent, type ReadFrom, readFrom } from './read-from.ts';

type Client = SqliteClient.Database;

/** Rows of one kind are all read from the same tables. */
type Rows = ReadFrom & { byId: Map<string, unknown> };

const memories = new WeakMap<Client, Map<string, Rows>>();

/** More people than one company's rollout has champions and leads. */
const KEPT_AT_MOST = 5_000;

/**
 * What `read` says of one `id`, kept until one of the tables that it is read from changes. It is shared,
 * and so frozen; what is absent is kept too.
 */
export function rememberRow<Row>(
  { $client: client }: { $client: Client },
  what: string,
  id: string,
  read: () => Row,
): Row {
  const changes = changeMarkOf(client);
  const known = memoryOf(client).get(what);
  if (known?.byId.has(id) && isCurrent(known, changes)) {
    changes.noteReads(known.tables);
    return known.byId.get(id) as Row;
  }
  const { value, ...from } = readFrom(changes, read);
  Object.freeze(value);
  if (from.epoch !== changes.epoch() || from.state !== changes.state()) return value;
  const rows = memoryOf(client).get(what);
  const isLasting = rows !== undefined && isCurrent(rows, changes) && rows.byId.size < KEPT_AT_MOST;
  const byId = isLasting ? rows.byId : new Map<string, unknown>();
  const tables = isLasting ? union(rows.tables, from.tables) : from.tables;
  memoryOf(client).set(what, { ...from, tables, byId: byId.set(id, value) });
  return value;
}

function union(one: readonly Table[], other: readonly Table[]): readonly Table[] {
  if (other.every((table) => one.includes(table))) return one;
  return [...new Set([...one, ...other])];
}

function memoryOf(client: Client): Map<string, Rows> {
  const known = memories.get(client);
  if (known !== undefined) return known;
  const fresh = new Map<string, Rows>();
  memories.set(client, fresh);
  return fresh;
}
