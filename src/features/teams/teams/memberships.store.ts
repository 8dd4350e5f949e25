import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { teamMembersTable } from './teams.table.ts';

export type Membership = { teamId: TeamId; userId: UserId; sinceAt: Temporal.Instant };

const membershipRows = scopedQuery((database, inScope) => {
  const { rolloutId, teamId, userId, sinceAt } = teamMembersTable;
  return database
    .select({ teamId, userId, sinceAt })
    .from(teamMembersTable)
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), inScope(teamId)))
    .orderBy(asc(sinceAt), asc(userId))
    .prepare();
});

/** Who is in which team of a rollout, or of those that are named, and since when. */
export function listMemberships(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Membership[] {
  return membershipRows(database, { rolloutId }, only);
}

const ownMemberships = perDatabase((database) => {
  const { rolloutId, teamId, userId, sinceAt } = teamMembersTable;
  const isOfOne = and(
    eq(userId, sql.placeholder('personId')),
    eq(rolloutId, sql.placeholder('rolloutId')),
  );
  return database
    .select({ teamId, userId, sinceAt })
    .from(teamMembersTable)
    .where(isOfOne)
    .orderBy(asc(sinceAt))
    .prepare();
});

/** The teams that one person is in, and since when. */
export function listMembershipsOf(
  database: Database,
  rolloutId: RolloutId,
  personId: UserId,
): Membership[] {
  return ownMemberships(database).all({ rolloutId, personId });
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
  const { belongs, manages } = askedOften(database);
  const isIn = (teams: typeof belongs) => teams.get({ rolloutId, userId }) !== undefined;
  return [
    ...(isIn(manages) ? (['manager'] as const) : []),
    ...(isIn(belongs) ? (['member'] as const) : []),
  ];
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
