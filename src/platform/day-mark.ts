/*
 * Days end at midnight of each place where a rollout's people are; what is decided by the day holds until
 * one does.
 */
import { dateAt } from './calendar.ts';
import { onceFor } from './once-for.ts';
import { listening, noReads, noteDays, type Reading } from './reading.ts';
import { nameOf, remember, rememberUnder, rememberUntil } from './remember.ts';
import type { Store } from './remembered.ts';
import { withoutTelling } from './telling-look.ts';
import { touchesOf } from './touches.ts';

type Moment = { database: Store; rolloutId: string; now: Temporal.Instant };
type DayMoment = Moment & { today: Temporal.PlainDate };

/** Midnight falls on a quarter of an hour in every time zone there is. */
const QUARTER_MS = 15 * 60_000;

type Mark = { zones: readonly string[]; quarter: number; mark: string; asOf: number };
const marksFor = onceFor((_client: Store['$client']) => new Map<string, Mark>());

/** The date at each of the rollout's places: the same string as long as no day has ended at any of them. */
export function dayMark(look: Moment): string {
  noteDays();
  return sayDays(look);
}

/** The same for whoever finds out first whether it matters. */
function sayDays(look: Moment): string {
  const { database, rolloutId, now } = withoutTelling(look);
  const quarter = Math.floor(now.epochMilliseconds / QUARTER_MS);
  const marks = marksFor(database.$client);
  const known = marks.get(rolloutId);
  const asOf = touchesOf(database.$client).now();
  if (known?.asOf === asOf && known.quarter === quarter) return known.mark;
  // Whoever keeps something by the day asks for the mark again, and need not hear of what it is read from.
  const zones = listening(noReads(), 'whole', () => listZones(database, rolloutId));
  if (known?.zones === zones && known.quarter === quarter) {
    known.asOf = asOf;
    return known.mark;
  }
  const mark = zones.map((zone) => dateAt(now, zone).toString()).join(' ');
  marks.set(rolloutId, { zones, quarter, mark, asOf });
  return mark;
}

/**
 * The value of `compute`, kept under `key` for its rollout until a table that it read changes or a day
 * ends at one of its places. It may ask for `today` and for what holds by the day, and for no moment.
 */
export function rememberToday<Value>(
  look: Moment,
  key: string,
  compute: () => Value,
  as: Reading = 'whole',
): Value {
  return rememberUnder(look, { key, mark: dayMark(look), as }, compute);
}

/**
 * The value of `compute`, kept under `key` for its rollout until a table that it read changes, and for no
 * longer than it may: while the minute lasts where it asks for `now`, until a day ends at one of its places
 * where it rests on those, and else until its own day ends. The moment must come from the look that `compute`
 * is handed.
 */
export function rememberAsHeard<Value, Look extends DayMoment>(
  look: Look,
  key: string,
  compute: (look: Look) => Value,
): Value {
  return rememberUntil(look, { key, readDay: sayDays }, compute);
}

/** The same for what an act is decided by as well: where it asks for `now`, it is not kept. */
export function rememberAsDecided<Value, Look extends DayMoment>(
  look: Look,
  key: string,
  compute: (look: Look) => Value,
): Value {
  return rememberUntil(look, { key, readDay: sayDays, isExact: true }, compute);
}

/** What a source says of a rollout, once per state and for as long as it holds, however many views ask. */
export function readPerRollout<Item, Look extends DayMoment>(
  source: (look: Look) => readonly Item[],
  look: Look,
): readonly Item[] {
  return rememberAsHeard(look, `source ${nameOf(source)}`, (told) => [...source(told)]);
}

/** As far from noon in UTC as no moment of the day is, at any place. */
const FAR_HOURS = 36;

/**
 * A moment of the look's day: the very one where something turns at about this time, and else noon, since any
 * other says the same. So nobody is to look again each minute for what turns once in a quarter.
 */
export function momentNear(
  look: { now: Temporal.Instant; today: Temporal.PlainDate },
  turns: readonly Temporal.Instant[],
): Temporal.Instant {
  const noon = look.today.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant();
  const isNear = turns.some((at) => Math.abs(noon.until(at).total('hours')) <= FAR_HOURS);
  return isNear ? look.now : noon;
}

const OF_TEAMS = `select time_zone from rollouts where id = :id
  union select time_zone from teams where rollout_id = :id`;

/** From zone to zone by the index, however many certificates there are. */
const OF_CERTIFICATES = `with recursive zone (name) as (
    select min(time_zone) from certificates where rollout_id = :id
    union all
    select (select min(time_zone) from certificates where rollout_id = :id and time_zone > name)
    from zone where name is not null
  )
  select name from zone where name is not null`;

function listZones(database: Store, rolloutId: string): readonly string[] {
  const zones = (what: string, sql: string) =>
    remember(database, `zones of ${what} ${rolloutId}`, () =>
      database.$client.prepare<[{ id: string }], string>(sql).pluck().all({ id: rolloutId }),
    );
  return remember(database, `zones ${rolloutId}`, () => {
    const all = [...zones('teams', OF_TEAMS), ...zones('certificates', OF_CERTIFICATES)];
    return [...new Set(all)].sort();
  });
}
