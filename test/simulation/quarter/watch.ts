/* What the oracle's watches are handed, and how they say what they saw. */
import type SqliteClient from 'better-sqlite3';
import type { House } from './house.ts';
import type { Step } from './plan.ts';

export type Scene = {
  house: House;
  /** Undefined before the first step, and at rest. */
  step: Step | undefined;
  /** By the bot's own clock. */
  now: Temporal.Instant;
  isAtRest: boolean;
};

export type Report = {
  /** Counts a check; where it does not hold, `says` is what is wrong. */
  expect(holds: boolean, says: () => string): void;
};

export type Watch = (scene: Scene, report: Report) => void;

type Row = Record<string, unknown>;
const statements = new WeakMap<SqliteClient.Database, Map<string, SqliteClient.Statement>>();
/** Nothing changes during a look, so what several watches ask is read once. */
const readIn = new WeakMap<object, Map<string, Row[]>>();

/** Reads the bot's file as it is, past everything that the bot remembers. */
export function rows<T extends Row>(
  scene: Pick<Scene, 'house'>,
  sql: string,
  ...given: unknown[]
): T[] {
  const read = readIn.get(scene) ?? new Map<string, Row[]>();
  readIn.set(scene, read);
  const key = given.length === 0 ? sql : `${sql} ${JSON.stringify(given)}`;
  const found = read.get(key) ?? readNow(scene, sql, given);
  read.set(key, found);
  return found as T[];
}

function readNow({ house }: Pick<Scene, 'house'>, sql: string, given: readonly unknown[]): Row[] {
  const { $client: client } = house.bot().database;
  const known = statements.get(client) ?? new Map<string, SqliteClient.Statement>();
  statements.set(client, known);
  const statement = known.get(sql) ?? client.prepare(sql);
  known.set(sql, statement);
  return statement.all(...given) as Row[];
}

/** Whether something was ever to be said under this key. */
export function isQueued(scene: Pick<Scene, 'house'>, key: string): boolean {
  return rows(scene, 'select 1 from outbox where key = ?', key).length > 0;
}

export const instantOf = (milliseconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds);

/** Days on which somebody works, 1 for Monday; the first not counted and the last counted. */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  weekdays: readonly number[],
): number {
  let days = 0;
  for (let day = from; Temporal.PlainDate.compare(day, to) < 0; ) {
    day = day.add({ days: 1 });
    if (weekdays.includes(day.dayOfWeek)) days += 1;
  }
  return days;
}
