/* What is not known of teams yet although others wait for it. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';

export type UnmanagedTeam = {
  id: TeamId;
  name: string;
  /** The manager who has left; null where there never was one. */
  formerManager: string | null;
  createdAt: number;
};

const unmanagedQuery = perDatabase(({ $client }) =>
  $client.prepare<[string], UnmanagedTeam>(
    `select teams.id as id, teams.name as name, people.name as formerManager,
         teams.created_at as createdAt
       from teams left join people on people.user_id = teams.manager_id
       where teams.rollout_id = ? and (teams.manager_id is null or people.is_deactivated = 1)
       order by lower(teams.name)`,
  ),
);

/** Teams with no manager whom anybody could ask, by name. */
export function listUnmanagedTeams(database: Database, rolloutId: RolloutId): UnmanagedTeam[] {
  return unmanagedQuery(database).all(rolloutId);
}

const undescribedPilotQuery = perDatabase(({ $client }) =>
  $client.prepare<[string], { id: TeamId; name: string; managerId: UserId | null }>(
    `select teams.id as id, teams.name as name,
         case when people.is_deactivated = 1 then null else teams.manager_id end as managerId
       from rollouts join teams on teams.id = rollouts.pilot_team_id
       left join people on people.user_id = teams.manager_id
       where rollouts.id = ? and (teams.function = '' or teams.place = '')`,
  ),
);

/** The pilot's team as long as nobody has said what it does and where; its manager unless they have left. */
export function findUndescribedPilot(
  database: Database,
  rolloutId: RolloutId,
): { id: TeamId; name: string; managerId: UserId | null } | undefined {
  return undescribedPilotQuery(database).get(rolloutId);
}
