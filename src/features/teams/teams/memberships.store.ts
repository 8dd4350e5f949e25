import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { teamMembersTable } from './teams.table.ts';

export type Membership = { teamId: TeamId; userId: UserId; sinceAt: Temporal.Instant };

/** Who is in which team of a rollout, and since when. */
export function listMemberships(database: Database, rolloutId: RolloutId): Membership[] {
  const { teamId, userId, sinceAt } = teamMembersTable;
  return database
    .select({ teamId, userId, sinceAt })
    .from(teamMembersTable)
    .where(eq(teamMembersTable.rolloutId, rolloutId))
    .orderBy(asc(sinceAt), asc(userId))
    .all();
}
