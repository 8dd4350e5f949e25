/*
 * Many views look at the same state one after the other: Home, nudges, gates and status all ask which
 * teams there are. What was read stays known until somebody writes, whoever it is; nothing stale is told.
 */
import type SqliteClient from 'better-sqlite3';
import { type ChangeMark, changeMarkOf } from './change-mark.ts';
import { isCurrent, isTracked, type ReadFrom, readFrom } from './read-from.ts';

/** Whatever holds a connection; the file of the database itself builds on this one. */
type Store = { $client: SqliteClient.Database };

/** A look at one rollout at a moment, as far as it matters here. */
type Moment = {
  database: Store;
  rolloutId: string;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
};

/** What is kept besides the value: where it was read, the state for which it holds, and the minute. */
type Kept = ReadFrom & { value: unknown; mark: unknown; time: Time | undefined };

type Time = { at: Temporal.Instant; minute: number; today: Temporal.PlainDate | undefined };

/** `mark`: where the value holds until that changes, whatever else does. */
type Question = { key: string; readMark?: () => unknown; time?: Time };

type Memory = { kept: Map<string, Kept>; changes: ChangeMark };

const memories = new WeakMap<SqliteClient.Database, Memory>();

/** More than one look at fifty rollouts asks; what was computed longest ago makes room. */
export const KEPT_AT_MOST = 5_000;

/**
 * The value of `compute`, kept under `key` until one of the tables that it was read from changes. The
 * value is shared: arrays are frozen, so that nobody changes what another one reads. `compute` reads for
 * itself whatever is stored, since only what it reads is heard of; `key` must name everything else that
 * it depends on, and no moment: for that there is `rememberNow`.
 */
export function remember<Value>(database: Store, key: string, compute: () => Value): Value {
  return answer(memoryOf(database), { key }, compute);
}

/** The same for what depends on the moment as well: until the database changes or the minute is over. */
export function rememberNow<Value>(
  { database, rolloutId, now, today }: Moment,
  key: string,
  compute: () => Value,
): Value {
  const time = { at: now, minute: minuteOf(now), today };
  return answer(memoryOf(database), { key: `${key} ${rolloutId}`, time }, compute);
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

/** What a source says of a rollout, once per state and minute, however many views ask. */
export function readPerRollout<Item, Context extends Moment>(
  source: (context: Context) => readonly Item[],
  context: Context,
): readonly Item[] {
  return rememberNow(context, `source ${nameOf(source)}`, () => [...source(context)]);
}

function answer<Value>(memory: Memory, question: Question, compute: () => Value): Value {
  const { kept, changes } = memory;
  const { key, readMark, time } = question;
  const mark = readMark?.();
  const known = kept.get(key);
  if (known !== undefined && known.mark === mark && isTimely(known.time, time)) {
    const holds = readMark === undefined ? isCurrent(known, changes) : isTracked(known, changes);
    if (holds) {
      changes.noteReads(known.tables);
      return known.value as Value;
    }
  }
  kept.delete(key);
  const { value, ...from } = readFrom(changes, compute);
  if (Array.isArray(value)) Object.freeze(value);
  if (!isTracked(from, changes) || from.state !== changes.state()) return value;
  if (readMark?.() !== mark) return value;
  if (kept.size >= KEPT_AT_MOST) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, { ...from, value, mark, time });
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
  changeMarkOf(database.$client).aside(act);
}

/** Forgets everything; for when what was written is taken back, which leaves no other trace. */
export function forget(database: Store): void {
  changeMarkOf(database.$client).loseTrack();
}

/**
 * How many values are known at the moment; for tests of the limit.
 * @internal
 */
export function countRemembered(database: Store): number {
  return memoryOf(database).kept.size;
}

function memoryOf(database: Store): Memory {
  const known = memories.get(database.$client);
  if (known !== undefined) return known;
  const fresh: Memory = { kept: new Map(), changes: changeMarkOf(database.$client) };
  memories.set(database.$client, fresh);
  return fresh;
}
