/*
 * Many views look at the same state one after the other: Home, nudges, gates and status all ask which
 * teams there are. What was read stays known until one of the tables that it was read from changes,
 * whoever changes it; nothing stale is told.
 */
import type SqliteClient from 'better-sqlite3';
import { onceFor } from './once-for.ts';
import { listening, noReads, noteReads, type Reading, type Reads, sharedReads } from './reading.ts';
import { isTimely, minuteOf, type Time } from './timely.ts';
import { isFleeting, type Touches, touchesOf } from './touches.ts';

/** Whatever holds a connection; the file of the database itself builds on this one. */
export type Store = { $client: SqliteClient.Database };

/** A look at one rollout at a moment, as far as it matters here. */
type Moment = {
  database: Store;
  rolloutId: string;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
};

/** A value with what it rests on, and the change up to which that was looked at. */
type Resting = { value: unknown; reads: Reads; asOf: number };
type Kept = Resting & { mark: unknown; time: Time | undefined };
type Asked = { key: string; time: Time | undefined; mark?: string; as: Reading };

type Memory = {
  kept: Map<string, Kept>;
  /** Single rows by what they are, and then by what they are asked by. */
  rows: Map<string, Map<string, Resting>>;
};

const memoryFor = onceFor(
  (_client: SqliteClient.Database): Memory => ({ kept: new Map(), rows: new Map() }),
);

/** More than one look at fifty rollouts asks; what was computed longest ago makes room. */
export const KEPT_AT_MOST = 5_000;

/**
 * The value of `compute`, kept under `key` until a table that it read changes. The value is shared:
 * arrays are frozen, so that nobody changes what another one reads. `key` must name everything that
 * `compute` depends on besides what is stored, and no moment: for that there is `rememberNow`. With `own`
 * it is a list or map of which each item follows from its own team's rows, so that who reads it for some
 * teams need look at those alone again.
 */
export function remember<Value>(
  database: Store,
  key: string,
  compute: () => Value,
  as: Reading = 'whole',
): Value {
  return answer(database, { key, time: undefined, as }, compute);
}

/** The same for what depends on the moment as well: also until the minute is over. */
export function rememberNow<Value>(
  { database, rolloutId, now, today }: Moment,
  key: string,
  compute: () => Value,
  as: Reading = 'whole',
): Value {
  const time = { at: now, minute: minuteOf(now), today };
  return answer(database, { key: `${key} ${rolloutId}`, time, as }, compute);
}

/** The same for what depends on no more of the moment than `mark` says, such as the day. */
export function rememberUnder<Value>(
  { database, rolloutId }: Pick<Moment, 'database' | 'rolloutId'>,
  { key, mark, as = 'whole' }: { key: string; mark: string; as?: Reading },
  compute: () => Value,
): Value {
  return answer(database, { key: `${key} ${rolloutId}`, time: undefined, mark, as }, compute);
}

/** The same for what outlives some writes: until `readMark` says something else or the minute is over. */
export function rememberWhile<Value>(
  database: Store,
  { key, readMark, now }: { key: string; readMark: () => unknown; now: Temporal.Instant },
  compute: () => Value,
): Value {
  const { kept } = memoryOf(database);
  const asOf = touchesOf(database.$client).undone();
  const mark = readMark();
  const time = { at: now, minute: minuteOf(now), today: undefined };
  const known = kept.get(key);
  if (known !== undefined && known.mark === mark && known.asOf === asOf) {
    if (isTimely(known.time, time)) return known.value as Value;
  }
  const value = compute();
  keep(kept, key, { value, mark, time, reads: noReads(), asOf });
  return value;
}

/**
 * One row, or what belongs to one, of which a request asks for many: kept apart by `what` they are, so
 * that they push out nothing else.
 */
export function rememberRow<Row>(database: Store, what: string, id: string, read: () => Row): Row {
  const { rows } = memoryOf(database);
  const touches = touchesOf(database.$client);
  const ofKind = rows.get(what) ?? new Map<string, Resting>();
  rows.set(what, ofKind);
  const known = ofKind.get(id);
  if (known !== undefined && holds(known, touches)) {
    noteReads(known.reads);
    return known.value as Row;
  }
  const asOf = touches.now();
  const reads = noReads();
  const value = Object.freeze(listening(reads, 'own', read));
  noteReads(reads);
  if (ofKind.size >= KEPT_AT_MOST) ofKind.clear();
  if (!isFleeting(reads)) ofKind.set(id, { value, reads: sharedReads(reads), asOf });
  return value;
}

/** What a source says of a rollout, once per state and minute, however many views ask. */
export function readPerRollout<Item, Context extends Moment>(
  source: (context: Context) => readonly Item[],
  context: Context,
): readonly Item[] {
  return rememberNow(context, `source ${nameOf(source)}`, () => [...source(context)]);
}

function answer<Value>(
  database: Store,
  { key, time, mark, as }: Asked,
  compute: () => Value,
): Value {
  const { kept } = memoryOf(database);
  const touches = touchesOf(database.$client);
  const known = kept.get(key);
  const isOfMoment = known?.mark === mark && isTimely(known?.time, time);
  if (known !== undefined && isOfMoment && holds(known, touches)) {
    noteReads(known.reads);
    return known.value as Value;
  }
  kept.delete(key);
  const asOf = touches.now();
  const reads = noReads();
  const value = listening(reads, as, compute);
  if (Array.isArray(value)) Object.freeze(value);
  noteReads(reads);
  if (!isFleeting(reads)) keep(kept, key, { value, reads, asOf, mark, time });
  return value;
}

/** Whether nothing that the value rests on has changed since. */
function holds(known: Resting, touches: Touches): boolean {
  const now = touches.now();
  if (now === known.asOf) return true;
  const isNewer = (table: string) => touches.versionOf(table) > known.asOf;
  for (const table of known.reads.whole) if (isNewer(table)) return false;
  for (const table of known.reads.own) if (isNewer(table)) return false;
  known.asOf = now;
  return true;
}

function keep(kept: Map<string, Kept>, key: string, value: Kept): void {
  if (kept.size >= KEPT_AT_MOST) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, value);
}

let lastName = 0;

/** What something that is handed over is called in a key: the same for the same thing, and for nothing else. */
export const nameOf = onceFor((_thing: object): string => {
  lastName += 1;
  return `#${lastName}`;
});

/**
 * How many values are known at the moment; for tests of the limit.
 * @internal
 */
export function countRemembered(database: Store): number {
  return memoryOf(database).kept.size;
}

function memoryOf({ $client }: Store): Memory {
  return memoryFor($client);
}
