/*
 * Drizzle compiles a query's SQL anew each time it is used, which costs several times the query
 * itself. Here the same text gets the same compiled statement.
 */
import type SqliteClient from 'better-sqlite3';

type Client = SqliteClient.Database;
type Values = unknown[];

const KEPT = 500;

/** A client for Drizzle alone: it only ever runs a statement to its end before it asks for the next. */
export function withStatementCache(client: Client): Client {
  const kept = new Map<string, unknown>();
  const prepare = (sql: string) => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
    const statement = bothWays(client.prepare(sql));
    kept.set(sql, statement);
    return statement;
  };
  return Object.create(client, { prepare: { value: prepare } }) as Client;
}

/** Rows as objects or, behind `raw()`, as arrays; a statement keeps the way it was last asked for. */
function bothWays(statement: SqliteClient.Statement) {
  const read = (asArrays: boolean) => (statement.reader ? statement.raw(asArrays) : statement);
  const way = (asArrays: boolean) => ({
    all: (...values: Values) => read(asArrays).all(...values),
    get: (...values: Values) => read(asArrays).get(...values),
    run: (...values: Values) => statement.run(...values),
  });
  const arrays = way(true);
  return { ...way(false), raw: () => arrays };
}
