/* Days end at midnight of each place where a rollout's people are; what is decided by the day holds until one does. */
import { onceFor } from './once-for.ts';
import { listening, noReads, type Reading } from './reading.ts';
import { remember, rememberUnder, type Store } from './remember.ts';

type Moment = { database: Store; rolloutId: string; now: Temporal.Instant };

/** Midnight falls on a quarter of an hour in every time zone there is. */
const QUARTER_MS = 15 * 60_000;

type Mark = { zones: readonly string[]; quarter: number; mark: string };
const marksFor = onceFor((_client: Store['$client']) => new Map<string, Mark>());

/** The date at each of the rollout's places: the same string as long as no day has ended at any of them. */
export function dayMark({ database, rolloutId, now }: Moment): string {
  const zones = listZones(database, rolloutId);
  const quarter = Math.floor(now.epochMilliseconds / QUARTER_MS);
  const marks = marksFor(database.$client);
  const known = marks.get(rolloutId);
  if (known?.zones === zones && known.quarter === quarter) return known.mark;
  const dates = zones.map((zone) => now.toZonedDateTimeISO(zone).toPlainDate().toString());
  const mark = dates.join(' ');
  marks.set(rolloutId, { zones, quarter, mark });
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
  const mark = listening(noReads(), 'whole', () => dayMark(look));
  return rememberUnder(look, { key, mark, as }, compute);
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
