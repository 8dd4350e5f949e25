import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { listed, ofTeamsOnly } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { rememberRow } from '../../../platform/remember.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { teamMembersTable } from './teams.table.ts';

export type Membership = { teamId: TeamId; userId: UserId; sinceAt: Temporal.Instant };

const asked = perDatabase((database) => {
  const { teamId, userId, sinceAt } = teamMembersTable;
  const where = (condition: SQL | undefined) =>
    database
      .select({ teamId, userId, sinceAt })
      .from(teamMembersTable)
      .where(condition)
      .orderBy(asc(sinceAt), asc(userId))
      .prepare();
  return {
    all: where(eq(teamMembersTable.rolloutId, sql.placeholder('rolloutId'))),
    some: where(ofTeamsOnly(teamMembersTable)),
    ofOne: where(
      and(
        eq(teamMembersTable.rolloutId, sql.placeholder('rolloutId')),
        eq(userId, sql.placeholder('personId')),
      ),
    ),
  };
});

/** Who is in which team of a rollout, or of those that are named, and since when. */
export function listMemberships(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Membership[] {
  const { all, some } = asked(database);
  return only === undefined ? all.all({ rolloutId }) : some.all({ rolloutId, only: listed(only) });
}

/** The teams that one person is in, and since when. */
export function listMembershipsOf(
  database: Database,
  rolloutId: RolloutId,
  personId: UserId,
): Membership[] {
  return asked(database).ofOne.all({ rolloutId, personId });
}

/** The teams that a person belongs to or manages. */
export function listTeamIdsOf(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): ReadonlySet<TeamId> {
  const { belongs, manages } = askedOften(database);
  return new Set([...belongs.all({ rolloutId, userId }), ...manages.all({ rolloutId, userId })]);
}

/** What a person is through the teams of a rollout: a manager, a member, both or neither. */
export function listTeamRoles(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): ('manager' | 'member')[] {
  return rememberRow(database, 'team roles', `${rolloutId} ${userId}`, () => {
    const { belongs, manages } = askedOften(database);
    const isIn = (teams: typeof belongs) => teams.get({ rolloutId, userId }) !== undefined;
    return [
      ...(isIn(manages) ? (['manager'] as const) : []),
      ...(isIn(belongs) ? (['member'] as const) : []),
    ];
  });
}

type OfPerson = { rolloutId: RolloutId; userId: UserId };

const askedOften = perDatabase(({ $client }) => {
  const prepared = (sql: string) => $client.prepare<[OfPerson], TeamId>(sql).pluck();
  return {
    belongs: prepared(
      'select team_id from team_members where rollout_id = :rolloutId and user_id = :userId',
    ),
    manages: prepared(
      'select id from teams where rollout_id = :rolloutId and manager_id = :userId',
    ),
  };
});
