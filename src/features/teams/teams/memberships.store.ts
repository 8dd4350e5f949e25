import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { rememberRow } from '../../../platform/remember.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { teamMembersTable } from './teams.table.ts';

export type Membership = { teamId: TeamId; userId: UserId; sinceAt: Temporal.Instant };

const { rolloutId: ofRollout, teamId, userId, sinceAt } = teamMembersTable;

const memberRows = scopedQuery((database, inScope) =>
  database
    .select({ teamId, userId, sinceAt })
    .from(teamMembersTable)
    .where(inScope(teamId, ofRollout))
    .orderBy(asc(sinceAt), asc(userId))
    .prepare(),
);

const ofOne = perDatabase((database) =>
  database
    .select({ teamId, userId, sinceAt })
    .from(teamMembersTable)
    .where(
      and(eq(ofRollout, sql.placeholder('rolloutId')), eq(userId, sql.placeholder('personId'))),
    )
    .orderBy(asc(sinceAt), asc(userId))
    .prepare(),
);

/** Who is in which team of a rollout, or of those that are named, and since when. */
export function listMemberships(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Membership[] {
  return memberRows(database, { rolloutId }, only);
}

/** The teams that one person is in, and since when. */
export function listMembershipsOf(
  database: Database,
  rolloutId: RolloutId,
  personId: UserId,
): Membership[] {
  return ofOne(database).all({ rolloutId, personId });
}

/** The teams that a person belongs to or manages. */
export function listTeamIdsOf(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): ReadonlySet<TeamId> {
  const { belongs, manages } = teamIdsOf(database, rolloutId, userId);
  return new Set([...belongs, ...manages]);
}

function teamIdsOf(database: Database, rolloutId: RolloutId, userId: UserId) {
  return rememberRow(database, 'team ids of', `${rolloutId} ${userId}`, () => {
    const { belongs, manages } = askedOften(database);
    return {
      belongs: belongs.all({ rolloutId, userId }),
      manages: manages.all({ rolloutId, userId }),
    };
  });
}

/** What a person is through the teams of a rollout: a manager, a member, both or neither. */
export function listTeamRoles(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): ('manager' | 'member')[] {
  const { belongs, manages } = teamIdsOf(database, rolloutId, userId);
  return [
    ...(manages.length > 0 ? (['manager'] as const) : []),
    ...(belongs.length > 0 ? (['member'] as const) : []),
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
