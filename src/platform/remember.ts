/*
 * Many views look at the same state one after the other: Home, nudges, gates and status all ask which
 * teams there are. What was read stays known until somebody writes, whoever it is; nothing stale is told.
 */
import type SqliteClient from 'better-sqlite3';

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
type Kept = { value: unknown; mark: string; at: Temporal.Instant | undefined };

type Question = { key: string; readMark: () => string; now?: Temporal.Instant };

type Memory = {
  kept: Map<string, Kept>;
  aside: number;
  changes: () => number;
  others: () => unknown;
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
  return answer(memory, { key, readMark: () => stateMark(memory) }, compute);
}

/** The same for what depends on the moment as well: until the database changes or the minute is over. */
export function rememberNow<Value>(
  { database, rolloutId, now, today }: Moment,
  key: string,
  compute: () => Value,
): Value {
  const memory = memoryOf(database);
  const readMark = () => `${stateMark(memory)} ${minuteOf(now)} ${today}`;
  return answer(memory, { key: `${key} ${rolloutId}`, readMark, now }, compute);
}

/** The same for what outlives some writes: until `readMark` says something else or the minute is over. */
export function rememberWhile<Value>(
  database: Store,
  { key, readMark, now }: Required<Question>,
  compute: () => Value,
): Value {
  const withMinute = () => `${readMark()} ${minuteOf(now)}`;
  return answer(memoryOf(database), { key, readMark: withMinute, now }, compute);
}

/** What a source says of a rollout, once per state and minute, however many views ask. */
export function readPerRollout<Item, Context extends Moment>(
  source: (context: Context) => readonly Item[],
  context: Context,
): readonly Item[] {
  return rememberNow(context, `source ${nameOf(source)}`, () => [...source(context)]);
}

function answer<Value>({ kept }: Memory, question: Question, compute: () => Value): Value {
  const { key, readMark, now } = question;
  const mark = readMark();
  const known = kept.get(key);
  if (known !== undefined && known.mark === mark && !isLater(known.at, now)) {
    return known.value as Value;
  }
  kept.delete(key);
  const value = compute();
  if (Array.isArray(value)) Object.freeze(value);
  if (readMark() !== mark) return value;
  if (kept.size >= KEPT_AT_MOST) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, { value, mark, at: now });
  return value;
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

/** Writes what no remembered value depends on, such as when something was last looked at. */
export function writeAside(database: Store, act: () => void): void {
  const memory = memoryOf(database);
  const before = memory.changes();
  act();
  memory.aside += memory.changes() - before;
}

/** Forgets everything; for when what was written is taken back, which leaves no other trace. */
export function forget(database: Store): void {
  memories.get(database.$client)?.kept.clear();
}

/**
 * How many values are known at the moment; for tests of the limit.
 * @internal
 */
export function countRemembered(database: Store): number {
  return memoryOf(database).kept.size;
}

function stateMark({ changes, aside, others }: Memory): string {
  return `${changes() - aside} ${others()}`;
}

function memoryOf(database: Store): Memory {
  const known = memories.get(database.$client);
  if (known !== undefined) return known;
  const changes = database.$client.prepare<[], number>('select total_changes()').pluck();
  const others = database.$client.prepare('pragma data_version').pluck();
  const fresh = {
    kept: new Map(),
    aside: 0,
    changes: () => changes.get() ?? 0,
    others: () => others.get(),
  };
  memories.set(database.$client, fresh);
  return fresh;
}
