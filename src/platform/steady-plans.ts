/*
 * SQLite's planner likes to know what a statement is asked with, and plans it again whenever that is another
 * value. Since better-sqlite3 takes each value back after a run, most questions with a join, an order or a
 * limit were compiled anew each time, which costs several times their answer. A plus before the place of a
 * value keeps it from the planner and changes nothing else. An index of some rows alone (`where is_changed = 1`)
 * is found where the statement says that value itself.
 */
import type SqliteClient from 'better-sqlite3';

/** What is only quoted or said aside; or a comparison or limit and, behind it, the place of a value. */
const PLACES =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|(=|\bis(?:\s+not)?|\blike|\blimit|\boffset)\s*(?=\?|[:@$]\w)/gi;

/** From now on what is prepared on this connection is planned once, whatever values it is asked with. */
export function planOnce(client: SqliteClient.Database): void {
  const prepare = client.prepare.bind(client);
  const steady = (sql: string) => prepare(withSteadyPlaces(sql));
  Object.defineProperty(client, 'prepare', { value: steady, configurable: true, writable: true });
}

function withSteadyPlaces(sql: string): string {
  return sql.replace(PLACES, (all: string, before?: string) =>
    before === undefined ? all : `${before} +`,
  );
}
