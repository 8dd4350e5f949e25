/* Of many people, those who can be written to; read by the thousand when messages are planned. */
import { listed } from '../among.ts';
import type { Database } from '../database.ts';
import type { UserId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import { notePeople } from '../reading.ts';

export type Reachable = {
  userId: UserId;
  timeZone: string;
  statusText: string;
  /** Milliseconds since the epoch; null without an end. */
  statusUntil: number | null;
};

/** Those of many people who have a full account and whom Slack lets us write to, with what it takes to know when to write to them. */
export function listReachable(database: Database, userIds: readonly UserId[]): Reachable[] {
  notePeople(userIds);
  return reachableQuery(database)
    .all(listed(userIds))
    .map(([userId, timeZone, statusText, statusUntil]) => {
      return { userId, timeZone, statusText, statusUntil };
    });
}

type Row = [UserId, string, string, number | null];

const reachableQuery = perDatabase(
  ({ $client }) =>
    $client
      .prepare(
        `select user_id, time_zone, status_text, status_until
         from people
         where user_id in (select value from json_each(?)) and is_deactivated = 0 and is_bot = 0
           and user_id not in (select destination from closed_places)`,
      )
      .raw() as { all(userIds: string): Row[] },
);

/** The time zones that people with a full account keep. */
export function listZonesOfPeople(database: Database): string[] {
  return zonesQuery(database).all();
}

const zonesQuery = perDatabase(({ $client }) =>
  $client
    .prepare<[], string>(
      'select distinct time_zone from people where is_deactivated = 0 and is_bot = 0',
    )
    .pluck(),
);
