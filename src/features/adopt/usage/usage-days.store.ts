/* The canonical record of single days. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { type DayNumber, keysOfDay, usageKey } from './usage.ts';

export type StoredDay = {
  person: number;
  actions: number;
  sessions: number | null;
  surfaces: number;
  phase: number | null;
};

export type MeasuredDay = { actions: number; sessions: number; seconds: number };

const asked = perDatabase(({ $client }) => {
  const columns = `key % 16777216 as person, actions, sessions, surfaces, phase from usage_days`;
  return {
    any: $client.prepare<[number, number]>(
      'select 1 from usage_days where key >= ? and key < ? limit 1',
    ),
    between: $client
      .prepare<[number, number]>(`select ${columns} where key >= ? and key <= ?`)
      .raw(),
    one: $client.prepare<[number], StoredDay>(`select ${columns} where key = ?`),
    measured: $client.prepare<[number], MeasuredDay>(
      'select actions, coalesce(sessions, 0) as sessions, coalesce(seconds, 0) as seconds from usage_days where key = ?',
    ),
    measure: $client.prepare<[MeasuredDay & { key: number; importId: number }]>(
      `insert into usage_days (key, actions, sessions, seconds, import_id)
       values (:key, :actions, :sessions, :seconds, :importId)
       on conflict (key) do update set actions = excluded.actions, sessions = excluded.sessions,
       seconds = excluded.seconds`,
    ),
    remove: $client.prepare<[number]>('delete from usage_days where key = ?'),
    removeBefore: $client.prepare<[number, RolloutId, number]>(
      `delete from usage_days where key in (select key from usage_days where key < ?
       and key % 16777216 in (select people.id from usage_people as people
         join usage_sources as sources on sources.id = people.source_id where rollout_id = ?)
       limit ?)`,
    ),
    first: $client.prepare<[], number | null>('select min(key) from usage_days').pluck(),
    range: $client
      .prepare<[number, number]>(
        'select key % 16777216, key / 16777216, actions from usage_days where key >= ? and key < ?',
      )
      .raw(),
  };
});

/** Whether anything is stored of a day. */
export function hasUsageDay(database: Database, day: DayNumber): boolean {
  return asked(database).any.get(...keysOfDay(day)) !== undefined;
}

/** What is stored of a day, of the people from the first number to the last: by person, in their order. */
export function listUsageDay(
  database: Database,
  day: DayNumber,
  people: { first: number; last: number },
): IterableIterator<[number, number, number | null, number, number | null]> {
  const rows = asked(database).between.iterate(
    usageKey(day, people.first),
    usageKey(day, people.last),
  );
  return rows as never;
}

/** What was measured of a person's day so far. */
export function findUsageDay(database: Database, key: number): MeasuredDay | undefined {
  return asked(database).measured.get(key);
}

export function saveUsageDay(
  database: Database,
  key: number,
  day: MeasuredDay & { importId: number },
): void {
  asked(database).measure.run({ key, ...day });
}

/** Person, day and count of everything stored of these days. */
export function listUsageBetween(
  database: Database,
  from: DayNumber,
  to: DayNumber,
): IterableIterator<[number, DayNumber, number]> {
  const rows = asked(database).range.iterate(keysOfDay(from)[0], keysOfDay(to)[1]);
  return rows as never;
}

/** One person's days from the first to the last; each is found by its key. */
export function listUsageDaysOf(
  database: Database,
  person: number,
  range: { from: DayNumber; to: DayNumber },
): (StoredDay & { day: DayNumber })[] {
  const found: (StoredDay & { day: DayNumber })[] = [];
  for (let day = range.from; day <= range.to; day += 1) {
    const row = asked(database).one.get(usageKey(day, person));
    if (row !== undefined) found.push({ ...row, day });
  }
  return found;
}

export function removeUsageDaysOf(
  database: Database,
  person: number,
  range: { from: DayNumber; to: DayNumber },
): number {
  let removed = 0;
  for (let day = range.from; day <= range.to; day += 1)
    removed += asked(database).remove.run(usageKey(day, person)).changes;
  return removed;
}

/** Removes at most so many of a rollout's days before one, the oldest first; answers how many. */
export function removeUsageBefore(
  database: Database,
  rolloutId: RolloutId,
  { day, atMost }: { day: DayNumber; atMost: number },
): number {
  return asked(database).removeBefore.run(keysOfDay(day)[0], rolloutId, atMost).changes;
}

/** The first day of which anything is stored. */
export function findFirstUsageDay(database: Database): DayNumber | undefined {
  const key = asked(database).first.get();
  return typeof key === 'number' ? Math.floor(key / 2 ** 24) : undefined;
}
