import { asc, count, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { listTeamIdsOf } from './memberships.store.ts';
import type { Team } from './team.ts';
import { findTeam } from './teams.store.ts';
import { teamsTable } from './teams.table.ts';

export function countTeams(database: Database, rolloutId: RolloutId): number {
  const row = database
    .select({ teams: count() })
    .from(teamsTable)
    .where(eq(teamsTable.rolloutId, rolloutId))
    .get();
  return row?.teams ?? 0;
}

/** The first few teams by name, without their people. */
export function listTeamNames(
  database: Database,
  rolloutId: RolloutId,
  limit: number,
): { id: TeamId; name: string }[] {
  return database
    .select({ id: teamsTable.id, name: teamsTable.name })
    .from(teamsTable)
    .where(eq(teamsTable.rolloutId, rolloutId))
    .orderBy(asc(teamsTable.name))
    .limit(limit)
    .all();
}

/** The teams that a person works in or manages, and those named beside; asked without reading all teams. */
export function listTeamsAround(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
  others: readonly TeamId[],
): Team[] {
  const own = listTeamIdsOf(database, rolloutId, userId);
  return [...new Set([...own, ...others])]
    .flatMap((id) => findTeam(database, rolloutId, id) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name));
}
