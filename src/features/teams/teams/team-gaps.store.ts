/* What is not known of teams yet although others wait for it. */
import { and, eq, isNull } from 'drizzle-orm';
import { among } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { teamsTable } from './teams.table.ts';

export type UnmanagedTeam = {
  id: TeamId;
  name: string;
  /** The manager who has left; null where there never was one. */
  formerManager: string | null;
  createdAt: number;
};

const keptUnmanaged = perTeam<UnmanagedTeam, { database: Database; rolloutId: RolloutId }>({
  name: 'unmanaged teams',
  isAskedForAll: true,
  read({ database, rolloutId }, only) {
    const { id, name, managerId, createdAt, leftAt } = teamsTable;
    const teams = database
      .select({ id, name, managerId, createdAt })
      .from(teamsTable)
      .where(and(eq(teamsTable.rolloutId, rolloutId), among(id, only), isNull(leftAt)))
      .all();
    const people = listPeople(database, [...new Set(teams.flatMap((one) => one.managerId ?? []))]);
    const left = people.filter((one) => one.isDeactivated);
    const names = new Map<UserId | null, string>(left.map((one) => [one.userId, one.name]));
    return teams
      .filter((team) => team.managerId === null || names.has(team.managerId))
      .map((team) => [
        team.id,
        {
          id: team.id,
          name: team.name,
          formerManager: names.get(team.managerId) ?? null,
          createdAt: team.createdAt.epochMilliseconds,
        },
      ]);
  },
});

/** Teams with no manager whom anybody could ask, by name. */
export function listUnmanagedTeams(database: Database, rolloutId: RolloutId): UnmanagedTeam[] {
  const teams = [...keptUnmanaged.all({ database, rolloutId }).values()];
  return teams.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
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
