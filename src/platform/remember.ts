/*
 * Many views look at the same state one after the other: Home, nudges, gates and status all ask which
 * teams there are. What was read stays known until somebody writes, whoever it is; nothing stale is told.
 */
import type SqliteClient from 'better-sqlite3';
import { type ChangeMark, changeMarkOf } from './change-mark.ts';

/** Whatever holds a connection; the file of the database itself builds on this one. */
type Store = { $client: SqliteClient.Database };

/** A look at one rollout at a moment, as far as it matters here. */
type Moment = {
  database: Store;
  rolloutId: string;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
};

/** What is kept besides the value: for which state and minute it holds, and when it was computed. */
type Kept = { value: unknown; mark: unknown; time: Time | undefined };

type Time = { at: Temporal.Instant; minute: number; today: Temporal.PlainDate | undefined };

type Question = { key: string; readMark: () => unknown; time?: Time };

type Memory = {
  kept: Map<string, Kept>;
  /** Rows by what they are asked by; of the present state alone. */
  rows: Map<string, Map<string, unknown>>;
  mark: ChangeMark;
  aside: number;
  /** Goes up whenever something has changed, by whomever. */
  state: number;
  own: number;
  others: unknown;
};

const memories = new WeakMap<SqliteClient.Database, Memory>();

/** More than one look at fifty rollouts asks; what was computed longest ago makes room. */
export const KEPT_AT_MOST = 5_000;

/**
 * The value of `compute`, kept under `key` until the database changes. The value is shared: arrays are
 * frozen, so that nobody changes what another one reads. `key` must name everything that `compute`
 * depends on besides what is stored, and no moment: for that there is `rememberNow`.
 */
export function remember<Value>(database: Store, key: string, compute: () => Value): Value {
  const memory = memoryOf(database);
  return answer(memory, { key, readMark: () => stateOf(memory) }, compute);
}

/** The same for what depends on the moment as well: until the database changes or the minute is over. */
export function rememberNow<Value>(
  { database, rolloutId, now, today }: Moment,
  key: string,
  compute: () => Value,
): Value {
  const memory = memoryOf(database);
  const time = { at: now, minute: minuteOf(now), today };
  return answer(
    memory,
    { key: `${key} ${rolloutId}`, readMark: () => stateOf(memory), time },
    compute,
  );
}

/** The same for what outlives some writes: until `readMark` says something else or the minute is over. */
export function rememberWhile<Value>(
  database: Store,
  { key, readMark, now }: { key: string; readMark: () => unknown; now: Temporal.Instant },
  compute: () => Value,
): Value {
  const time = { at: now, minute: minuteOf(now), today: undefined };
  return answer(memoryOf(database), { key, readMark, time }, compute);
}

/**
 * The same for one row, or what belongs to one, of which a request asks for many: kept apart by `what`
 * they are, so that they push out nothing else.
 */
export function rememberRow<Row>(database: Store, what: string, id: string, read: () => Row): Row {
  const memory = memoryOf(database);
  const state = stateOf(memory);
  const known = memory.rows.get(what);
  const row = known?.get(id);
  if (row !== undefined || known?.has(id) === true) return row as Row;
  const value = Object.freeze(read());
  if (stateOf(memory) !== state) return value;
  const rows = memory.rows.get(what) ?? new Map<string, unknown>();
  if (rows.size >= KEPT_AT_MOST) rows.clear();
  memory.rows.set(what, rows.set(id, value));
  return value;
}

/** What a source says of a rollout, once per state and minute, however many views ask. */
export function readPerRollout<Item, Context extends Moment>(
  source: (context: Context) => readonly Item[],
  context: Context,
): readonly Item[] {
  return rememberNow(context, `source ${nameOf(source)}`, () => [...source(context)]);
}

function answer<Value>({ kept }: Memory, question: Question, compute: () => Value): Value {
  const { key, readMark, time } = question;
  const mark = readMark();
  const known = kept.get(key);
  if (known !== undefined && known.mark === mark && isTimely(known.time, time)) {
    return known.value as Value;
  }
  kept.delete(key);
  const value = compute();
  if (Array.isArray(value)) Object.freeze(value);
  if (readMark() !== mark) return value;
  if (kept.size >= KEPT_AT_MOST) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, { value, mark, time });
  return value;
}

/** In the same minute of the same day. Where a clock was set back, nobody is told what holds only later. */
function isTimely(kept: Time | undefined, asked: Time | undefined): boolean {
  if (kept === undefined || asked === undefined) return kept === asked;
  if (kept.minute !== asked.minute || !isSameDay(kept.today, asked.today)) return false;
  return kept.at === asked.at || Temporal.Instant.compare(kept.at, asked.at) <= 0;
}

function isSameDay(one: Temporal.PlainDate | undefined, other: Temporal.PlainDate | undefined) {
  if (one === other) return true;
  return one !== undefined && other !== undefined && one.equals(other);
}

function minuteOf(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / 60_000);
}

const names = new WeakMap<object, string>();
let lastName = 0;

/** What something that is handed over is called in a key: the same for the same thing, and for nothing else. */
export function nameOf(thing: object): string {
  const known = names.get(thing);
  if (known !== undefined) return known;
  lastName += 1;
  const fresh = `#${lastName}`;
  names.set(thing, fresh);
  return fresh;
}

/** Writes what no remembered value depends on, such as when something was last looked at. */
export function writeAside(database: Store, act: () => void): void {
  const memory = memoryOf(database);
  const before = memory.mark.countOwn();
  act();
  memory.aside += memory.mark.countOwn() - before;
}

/** Forgets everything; for when what was written is taken back, which leaves no other trace. */
export function forget(database: Store): void {
  const memory = memories.get(database.$client);
  memory?.kept.clear();
  memory?.rows.clear();
}

/**
 * How many values are known at the moment; for tests of the limit.
 * @internal
 */
export function countRemembered(database: Store): number {
  return memoryOf(database).kept.size;
}

/** The number of the state as it is now. */
function stateOf(memory: Memory): number {
  const own = memory.mark.countOwn() - memory.aside;
  const others = memory.mark.readOthers();
  if (own === memory.own && others === memory.others) return memory.state;
  memory.own = own;
  memory.others = others;
  memory.state += 1;
  memory.rows.clear();
  return memory.state;
}

function memoryOf(database: Store): Memory {
  const known = memories.get(database.$client);
  if (known !== undefined) return known;
  const fresh: Memory = {
    kept: new Map(),
    rows: new Map(),
    mark: changeMarkOf(database.$client),
    aside: 0,
    state: 0,
    own: 0,
    others: undefined,
  };
  memories.set(database.$client, fresh);
  return fresh;
}
