/* Usage by weeks: one row for each person of a source, kept up by what changes in the single days. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { WeekNumber } from './usage.ts';
import { bytesOf, countsFrom, type WeeklyActions } from './weekly-actions.ts';

type Row = { firstWeek: WeekNumber; actions: Buffer };

const asked = perDatabase(({ $client }) => ({
  find: $client.prepare<[number], Row>(
    'select first_week as firstWeek, actions from usage_weeks where person_id = ?',
  ),
  save: $client.prepare<[number, WeekNumber, Uint8Array]>(
    `insert into usage_weeks (person_id, first_week, actions) values (?, ?, ?)
     on conflict (person_id) do update set first_week = excluded.first_week, actions = excluded.actions`,
  ),
  remove: $client.prepare<[number]>('delete from usage_weeks where person_id = ?'),
  before: $client.prepare<[WeekNumber, RolloutId, number], Row & { person: number }>(
    `select person_id as person, first_week as firstWeek, actions from usage_weeks
     where first_week < ? and person_id in (
       select people.id from usage_people as people
       join usage_sources as sources on sources.id = people.source_id
       where sources.rollout_id = ?)
     limit ?`,
  ),
}));

export function findUsageWeeks(database: Database, person: number): WeeklyActions | undefined {
  const row = asked(database).find.get(person);
  return row === undefined
    ? undefined
    : { firstWeek: row.firstWeek, actions: countsFrom(row.actions) };
}

export function saveUsageWeeks(database: Database, person: number, weeks: WeeklyActions): void {
  asked(database).save.run(person, weeks.firstWeek, bytesOf(weeks.actions));
}

export function removeUsageWeeks(database: Database, person: number): void {
  asked(database).remove.run(person);
}

/** Some of a rollout's people who have weeks before one. */
export function listUsageWeeksBefore(
  database: Database,
  rolloutId: RolloutId,
  { week, atMost }: { week: WeekNumber; atMost: number },
): { person: number; weeks: WeeklyActions }[] {
  return asked(database)
    .before.all(week, rolloutId, atMost)
    .map(({ person, firstWeek, actions }) => ({
      person,
      weeks: { firstWeek, actions: countsFrom(actions) },
    }));
}
