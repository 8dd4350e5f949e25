/*
 * Many views look at the same state one after the other: Home, nudges, gates and status all ask which
 * teams there are. What was read stays known until somebody writes, whoever it is; nothing stale is told.
 */
import type SqliteClient from 'better-sqlite3';
import type { Database } from './database.ts';
import type { PerRollout, ReadContext } from './request.ts';

type Kept = { mark: string; values: Map<string, unknown>; readMark: () => string };

const keptByClient = new WeakMap<SqliteClient.Database, Kept>();

/**
 * The value of `compute`, kept under `key` until the database changes. The value is shared: arrays are
 * frozen, so that nobody changes what another one reads. `key` must name everything that `compute`
 * depends on besides what is stored.
 */
export function remember<Value>(database: Database, key: string, compute: () => Value): Value {
  const kept = keptFor(database);
  const mark = kept.readMark();
  if (mark !== kept.mark) {
    kept.values.clear();
    kept.mark = mark;
  }
  if (kept.values.has(key)) return kept.values.get(key) as Value;
  const value = compute();
  if (Array.isArray(value)) Object.freeze(value);
  if (kept.readMark() === mark) kept.values.set(key, value);
  return value;
}

/** What a source says of a reading, once per state and instant, however many views ask. */
export function readPerRollout<Item>(
  source: PerRollout<Item>,
  reading: ReadContext,
): readonly Item[] {
  const key = `${numberOf(source)} ${reading.rolloutId} ${reading.now.epochMilliseconds} ${reading.today}`;
  return remember(reading.database, key, () => [...source(reading)]);
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

function numberOf(source: object): number {
  const known = numbers.get(source);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(source, lastNumber);
  return lastNumber;
}

/** Writes what no remembered value depends on, such as when something was last looked at. */
export function writeAside(database: Database, act: () => void): void {
  const kept = keptFor(database);
  const before = kept.readMark();
  act();
  if (kept.mark === before) kept.mark = kept.readMark();
}

/** Forgets everything; for when what was written is taken back, which leaves no other trace. */
export function forget(database: Database): void {
  keptByClient.get(database.$client)?.values.clear();
}

function keptFor(database: Database): Kept {
  const known = keptByClient.get(database.$client);
  if (known !== undefined) return known;
  const own = database.$client.prepare('select total_changes()').pluck();
  const others = database.$client.prepare('pragma data_version').pluck();
  const fresh = { mark: '', values: new Map(), readMark: () => `${own.get()} ${others.get()}` };
  keptByClient.set(database.$client, fresh);
  return fresh;
}
