import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { rememberRow } from '../../../platform/remember.ts';
import { listTeamIdsOf } from './memberships.store.ts';
import type { Team } from './team.ts';
import { listTeams } from './teams.store.ts';
import { teamsTable } from './teams.table.ts';

const askedOften = perDatabase((database) => {
  const ofRollout = and(
    eq(teamsTable.rolloutId, sql.placeholder('rolloutId')),
    isNull(teamsTable.leftAt),
  );
  return {
    count: database.select({ teams: count() }).from(teamsTable).where(ofRollout).prepare(),
    around: database.$client
      .prepare<[string, string, string, string], TeamId>(
        `select team_id from team_members where rollout_id = ? and user_id = ?
         union select id from teams where rollout_id = ? and manager_id = ?`,
      )
      .pluck(),
  };
});

export function countTeams(database: Database, rolloutId: RolloutId): number {
  return askedOften(database).count.get({ rolloutId })?.teams ?? 0;
}

/** The teams that a person works in or manages, and those named beside; asked without reading all teams. */
export function listTeamsAround(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
  others: readonly TeamId[],
): Team[] {
  const question = `${rolloutId} ${userId} ${others.join(' ')}`;
  return rememberRow(database, 'teams around', question, () => {
    const own = listTeamIdsOf(database, rolloutId, userId);
    const named = listTeams(database, rolloutId, new Set([...own, ...others]));
    return [...named].sort((a, b) => a.name.localeCompare(b.name));
  });
}
