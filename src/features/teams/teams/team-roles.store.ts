import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { rememberRow } from '../../../platform/remember.ts';
import { teamMembersTable, teamsTable } from './teams.table.ts';

const askedOften = perDatabase((database) => {
  const ofRollout = eq(teamsTable.rolloutId, sql.placeholder('rolloutId'));
  const inRollout = eq(teamMembersTable.rolloutId, sql.placeholder('rolloutId'));
  const { teamId, userId } = teamMembersTable;
  return {
    manages: database
      .select({ id: teamsTable.id })
      .from(teamsTable)
      .where(and(ofRollout, eq(teamsTable.managerId, sql.placeholder('userId'))))
      .prepare(),
    belongs: database
      .select({ id: teamId })
      .from(teamMembersTable)
      .where(and(inRollout, eq(userId, sql.placeholder('userId'))))
      .prepare(),
  };
});

/** What a person is through the teams of a rollout: a manager, a member, both or neither. */
export function listTeamRoles(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): ('manager' | 'member')[] {
  return rememberRow(database, 'team roles', `${rolloutId} ${userId}`, () => {
    const { manages, belongs } = askedOften(database);
    return [
      ...(manages.get({ rolloutId, userId }) === undefined ? [] : (['manager'] as const)),
      ...(belongs.get({ rolloutId, userId }) === undefined ? [] : (['member'] as const)),
    ];
  });
}
