/*
 * Many views look at the same state one after the other: Home, nudges, gates and status all ask which
 * teams there are. What was read stays known until one of the tables that it was read from changes,
 * whoever changes it; nothing stale is told.
 */
import { onceFor } from './once-for.ts';
import { listening, noReads, noteReads, type Reading, sharedReads } from './reading.ts';
import { KEPT_AT_MOST, type Kept, keep, memoryOf, type Resting, type Store } from './remembered.ts';
import { telling, withoutTelling } from './telling-look.ts';
import { isSameDay, isTimely, minuteOf, type Time } from './timely.ts';
import { isFleeting, type Touches, touchesOf } from './touches.ts';

/** A look at one rollout at a moment, as far as it matters here. */
type Moment = {
  database: Store;
  rolloutId: string;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
};

type Asked = {
  key: string;
  time: Time | undefined;
  mark?: string;
  /** The day, for what may hold for all of it. */
  readDay?: () => string;
  /** What has asked for the moment is kept for nobody. */
  isExact?: boolean;
  as: Reading;
};

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

type Until<Look> = { key: string; readDay: (look: Look) => string; isExact?: boolean };

/**
 * The same for what asks for the moment or does not: until the minute is over, or else for as long as
 * `readDay` says the same; with `isExact` what asks for the moment is kept for nobody. `compute` is handed
 * a look that tells when it is asked for its moment, and must take the moment from nowhere else.
 */
export function rememberUntil<Value, Look extends Moment>(
  look: Look,
  { key, readDay, isExact = false }: Until<Look>,
  compute: (look: Look) => Value,
): Value {
  const plain = withoutTelling(look);
  const { database, rolloutId, now, today } = plain;
  const time = { at: now, minute: minuteOf(now), today };
  const asked = { key: `${key} ${rolloutId}`, time, readDay: () => readDay(plain), isExact };
  return answer(database, { ...asked, as: 'whole' }, () => compute(telling(plain)));
}

function answer<Value>(database: Store, asked: Asked, compute: () => Value): Value {
  const { key, time, mark, readDay, isExact = false, as } = asked;
  const { kept } = memoryOf(database);
  const touches = touchesOf(database.$client);
  const known = kept.get(key);
  const isOfTime = known?.mark === mark && (isTimely(known?.time, time) || isOfDay(known, asked));
  if (known !== undefined && isOfTime && holds(known, touches)) {
    noteReads(known.reads);
    return known.value as Value;
  }
  kept.delete(key);
  const asOf = touches.now();
  const reads = noReads();
  const value = listening(reads, as, compute);
  if (Array.isArray(value)) Object.freeze(value);
  // Whoever says under which mark it holds has asked for as much of the moment as that.
  if (mark !== undefined) reads.isOfMoment = false;
  noteReads(reads);
  const mayHold = readDay !== undefined && !reads.isOfMoment;
  const day = mayHold ? (reads.isOfDays ? readDay() : OWN_DAY) : undefined;
  const holdsAtAll = !isFleeting(reads) && !(isExact && reads.isOfMoment);
  if (holdsAtAll) keep(kept, key, { value, reads, asOf, mark, time, day });
  return value;
}

/** No day at any other place matters. */
const OWN_DAY = 'own day';

/** Whether it is kept of the same day, and nothing more of the moment was asked for. */
function isOfDay(known: Kept | undefined, { time, readDay }: Asked): boolean {
  if (known?.day === undefined || readDay === undefined) return false;
  if (!isSameDay(known.time?.today, time?.today)) return false;
  return known.day === OWN_DAY || known.day === readDay();
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

let lastName = 0;

/** What something that is handed over is called in a key: the same for the same thing, and for nothing else. */
export const nameOf = onceFor((_thing: object): string => {
  lastName += 1;
  return `#${lastName}`;
});
