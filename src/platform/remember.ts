/*
 * Many views look at the same state one after the other: Home, nudges, gates and status all ask which
 * teams there are. What was read stays known until one of the tables that it was read from changes,
 * whoever changes it; nothing stale is told.
 */
import type SqliteClient from 'better-sqlite3';
import { listening, noReads, noteReads, type Reads } from './reading.ts';
import { type Touches, touchesOf } from './touches.ts';

/** Whatever holds a connection; the file of the database itself builds on this one. */
export type Store = { $client: SqliteClient.Database };

/** A look at one rollout at a moment, as far as it matters here. */
type Moment = {
  database: Store;
  rolloutId: string;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
};

/** What is kept besides the value: what it rests on, as of which change, and for which time. */
type Kept = {
  value: unknown;
  reads: Reads;
  asOf: number;
  mark: string;
  at: Temporal.Instant | undefined;
};

type Question = { key: string; mark: string; now?: Temporal.Instant };

const memories = new WeakMap<SqliteClient.Database, Map<string, Kept>>();

/** More than one look at fifty rollouts asks; what was computed longest ago makes room. */
export const KEPT_AT_MOST = 5_000;

/**
 * The value of `compute`, kept under `key` until a table that it read changes. The value is shared:
 * arrays are frozen, so that nobody changes what another one reads. `key` must name everything that
 * `compute` depends on besides what is stored, and no moment: for that there is `rememberNow`.
 */
export function remember<Value>(database: Store, key: string, compute: () => Value): Value {
  return answer(database, { key, mark: '' }, compute);
}

/** The same for what depends on the moment as well: also until the minute is over. */
export function rememberNow<Value>(
  { database, rolloutId, now, today }: Moment,
  key: string,
  compute: () => Value,
): Value {
  const question = { key: `${key} ${rolloutId}`, mark: `${minuteOf(now)} ${today}`, now };
  return answer(database, question, compute);
}

/** The same for what outlives some writes: until `readMark` says something else or the minute is over. */
export function rememberWhile<Value>(
  database: Store,
  { key, readMark, now }: { key: string; readMark: () => string; now: Temporal.Instant },
  compute: () => Value,
): Value {
  const memory = memoryOf(database);
  const undone = touchesOf(database.$client).undone();
  const mark = `${readMark()} ${undone} ${minuteOf(now)}`;
  const known = memory.get(key);
  if (known !== undefined && known.mark === mark && !isLater(known.at, now)) {
    return known.value as Value;
  }
  const value = compute();
  keep(memory, key, { value, mark, at: now, reads: noReads(), asOf: 0 });
  return value;
}

/** What a source says of a rollout, once per state and minute, however many views ask. */
export function readPerRollout<Item, Context extends Moment>(
  source: (context: Context) => readonly Item[],
  context: Context,
): readonly Item[] {
  return rememberNow(context, `source ${nameOf(source)}`, () => [...source(context)]);
}

function answer<Value>(database: Store, { key, mark, now }: Question, compute: () => Value): Value {
  const memory = memoryOf(database);
  const touches = touchesOf(database.$client);
  const known = memory.get(key);
  if (known !== undefined && known.mark === mark && !isLater(known.at, now)) {
    if (holds(known, touches)) {
      noteReads(known.reads);
      return known.value as Value;
    }
  }
  memory.delete(key);
  const asOf = touches.now();
  const reads = noReads();
  const value = listening(reads, 'whole', compute);
  if (Array.isArray(value)) Object.freeze(value);
  noteReads(reads);
  keep(memory, key, { value, reads, asOf, mark, at: now });
  return value;
}

/** Whether nothing that the value rests on has changed since. */
function holds(known: Kept, touches: Touches): boolean {
  const now = touches.now();
  if (now === known.asOf) return true;
  for (const table of known.reads.whole) if (touches.versionOf(table) > known.asOf) return false;
  known.asOf = now;
  return true;
}

function keep(memory: Map<string, Kept>, key: string, kept: Kept): void {
  if (memory.size >= KEPT_AT_MOST) memory.delete(memory.keys().next().value ?? '');
  memory.set(key, kept);
}

/** Where a clock was set back, nobody is told what holds only later. */
function isLater(at: Temporal.Instant | undefined, now: Temporal.Instant | undefined): boolean {
  return at !== undefined && now !== undefined && Temporal.Instant.compare(at, now) > 0;
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

/**
 * How many values are known at the moment; for tests of the limit.
 * @internal
 */
export function countRemembered(database: Store): number {
  return memoryOf(database).size;
}

function memoryOf({ $client }: Store): Map<string, Kept> {
  const known = memories.get($client);
  if (known !== undefined) return known;
  const fresh = new Map<string, Kept>();
  memories.set($client, fresh);
  return fresh;
}
