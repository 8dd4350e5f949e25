/* Temporary triggers that tell of each changed row; they are this connection's own and leave no trace in the file. */
import type SqliteClient from 'better-sqlite3';
import { UNWATCHED_TABLES } from './columns.ts';
import { sha256 } from './sha256.ts';

/** Whose row it is. Rows of `nobody` belong to the rollout or the workspace as a whole. */
export type Owner = 'team' | 'champion' | 'handover' | 'person' | 'nobody';

/**
 * What every act writes and no view keeps: a trigger on each would cost a tenth of a write. Whatever reads
 * one of them is computed anew each time.
 */
const WRITTEN_BY_EVERY_ACT = ['audit', 'form_drafts', 'inbox', 'job_runs', 'outbox'];

/** Nobody watches these; besides, those that a feature has declared so where its columns stand. */
export function isUnwatched(table: string): boolean {
  return UNWATCHED_TABLES.has(table) || WRITTEN_BY_EVERY_ACT.includes(table);
}

/** Has every changed row of the database reported to `touch`, whoever writes it on this connection. */
export function watchRows(
  client: SqliteClient.Database,
  touch: (table: string, owner: Owner, id: string) => void,
): void {
  client.function('groundswell_touched', { directOnly: false }, (table, owner, id) => {
    touch(String(table), owner as Owner, String(id));
    return null;
  });
  makeTogether(client, triggersOf(client));
}

type Trigger = { name: string; table: string; sql: string };

let made = { schema: '', triggers: '[]' };

/** As JSON. A process that opens one database after the other works them out once for each schema. */
function triggersOf(client: SqliteClient.Database): string {
  const tables = client.prepare<[], string>(TABLES).pluck().get() ?? '';
  const schema = sha256(`${tables} ${[...UNWATCHED_TABLES].join()}`);
  if (made.schema === schema) return made.triggers;
  const known = columnsOfTables(client);
  refuseUnknown(known);
  const triggers = [...known]
    .filter(([table]) => !isUnwatched(table))
    .flatMap(([table, columns]) => triggersFor(table, columns));
  made = { schema, triggers: JSON.stringify(triggers) };
  return made.triggers;
}

const TABLES = "select group_concat(sql, ';') from main.sqlite_master where type = 'table'";

/**
 * Four hundred triggers, each by a statement of its own, are a tenth of a start. So they are put into
 * the list of what is temporary, which SQLite then reads in one go.
 */
function makeTogether(client: SqliteClient.Database, triggers: string): void {
  client.unsafeMode(true);
  client.pragma('writable_schema = ON');
  try {
    const add = client.prepare(
      "insert into sqlite_temp_master (type, name, tbl_name, rootpage, sql) select 'trigger', value ->> 'name', value ->> 'table', 0, value ->> 'sql' from json_each(?)",
    );
    add.run(triggers);
  } finally {
    client.pragma('writable_schema = RESET');
    client.unsafeMode(false);
  }
}

/** Of all tables in one query, in the order in which each table has them. */
function columnsOfTables(client: SqliteClient.Database): Map<string, string[]> {
  const rows = client
    .prepare(
      `select tables.name as "table", columns.name as "column"
      from pragma_table_list as tables, pragma_table_info(tables.name) as columns
      where tables.schema = 'main' and tables.type = 'table' and tables.name not like 'sqlite_%'
      order by tables.name, columns.cid`,
    )
    .all() as { table: string; column: string }[];
  const found = new Map<string, string[]>();
  for (const { table, column } of rows) {
    const columns = found.get(table) ?? [];
    columns.push(column);
    found.set(table, columns);
  }
  return found;
}

/** Read again and found unchanged is no change. */
const ASIDE = ['fetched_at'];

function triggersFor(table: string, columns: readonly string[]): Trigger[] {
  const owners = ownersOf(table, columns);
  const report = (row: 'old' | 'new') =>
    owners
      .map(({ owner, id }) => `select groundswell_touched('${table}', '${owner}', ${id(row)});`)
      .join(' ');
  const differs = columns
    .filter((name) => !ASIDE.includes(name))
    .map((name) => `old."${name}" is not new."${name}"`)
    .join(' or ');
  const trigger = (event: string, when: string, reports: string): Trigger => {
    const name = `touched_${table}_${event}`;
    const sql = `create trigger "${name}" after ${event} on main."${table}" ${when} begin ${reports} end`;
    return { name, table, sql };
  };
  return [
    trigger('insert', '', report('new')),
    trigger('delete', '', report('old')),
    trigger('update', `when ${differs}`, `${report('old')} ${report('new')}`),
  ];
}

/** Who holds a role in the rollout concerns every team. */
const OF_THE_WHOLE = ['rollout_roles'];
/** What was told of somebody as one of a team says nothing of their other teams. */
const OF_ITS_TEAM_ALONE = ['access_standings', 'access_events'];
const TEAM = ['team_id', 'champion_id', 'handover_id'] as const;
const PERSON = ['person_id', 'holder_id', 'user_id'];

/** A table that is called otherwise here than in the file would be treated like any other, in silence. */
function refuseUnknown(tables: ReadonlyMap<string, unknown>): void {
  const named = [...WRITTEN_BY_EVERY_ACT, ...OF_THE_WHOLE, ...OF_ITS_TEAM_ALONE];
  const unknown = named.filter((name) => !tables.has(name));
  if (unknown.length > 0) throw new Error(`There is no table ${unknown.join(', ')}.`);
}

type Reported = { owner: Owner; id: (row: string) => string };

/**
 * A row belongs to the team that it names, or whose role or handover it names; and to its person, whose
 * other teams it may concern as well.
 */
function ownersOf(table: string, columns: readonly string[]): Reported[] {
  const at = (owner: Owner, column: string): Reported => ({
    owner,
    id: (row) => `${row}."${column}"`,
  });
  if (table === 'teams') return [at('team', 'id')];
  if (OF_THE_WHOLE.includes(table)) return [NOBODYS];
  if (OF_ITS_TEAM_ALONE.includes(table)) return [at('team', 'team_id')];
  const team = TEAM.find((column) => columns.includes(column));
  // A row that names the team names the champion's person beside it.
  const people = team === 'team_id' ? [...PERSON, 'champion_id'] : PERSON;
  const person = people.find((column) => columns.includes(column));
  const found = [
    ...(team === undefined ? [] : [at(team.slice(0, -3) as Owner, team)]),
    ...(person === undefined ? [] : [at('person', person)]),
  ];
  return found.length > 0 ? found : [NOBODYS];
}

const NOBODYS: Reported = { owner: 'nobody', id: () => "''" };
