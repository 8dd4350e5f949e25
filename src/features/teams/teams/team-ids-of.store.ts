import { listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';

type Row = { userId: UserId; teamId: TeamId };

const teamIdsQuery = perDatabase(({ $client }) =>
  $client.prepare<[{ rolloutId: RolloutId; people: string }], Row>(
    `select user_id as userId, team_id as teamId from team_members
     where rollout_id = @rolloutId and user_id in (select value from json_each(@people))`,
  ),
);

/** The teams in which each of these people works. */
export function listTeamIdsOf(
  database: Database,
  rolloutId: RolloutId,
  people: Iterable<UserId>,
): ReadonlyMap<UserId, TeamId[]> {
  const rows = teamIdsQuery(database).all({ rolloutId, people: listed(people) });
  const found = Map.groupBy(rows, ({ userId }) => userId);
  return new Map([...found].map(([userId, own]) => [userId, own.map(({ teamId }) => teamId)]));
}
