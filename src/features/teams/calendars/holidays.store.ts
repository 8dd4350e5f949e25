import { and, eq, ne } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { teamMembersTable, teamsTable } from '../teams/teams.table.ts';

const holidaysByPersonQuery = perDatabase((database) =>
  database
    .select({ userId: teamMembersTable.userId, holidays: teamsTable.holidays })
    .from(teamMembersTable)
    .innerJoin(teamsTable, eq(teamsTable.id, teamMembersTable.teamId))
    .where(and(ne(teamsTable.holidays, []), amongOnly(teamMembersTable.userId)))
    .prepare(),
);

/** The days off at the places of these people's teams, over all rollouts; who has none is not in it. */
export function listHolidaysByPerson(
  database: Database,
  people: Iterable<UserId>,
): ReadonlyMap<UserId, readonly string[]> {
  const found = new Map<UserId, readonly string[]>();
  const rows = holidaysByPersonQuery(database).all({ only: listed(people) });
  for (const { userId, holidays } of rows) {
    const known = found.get(userId);
    found.set(userId, known === undefined ? holidays : [...new Set([...known, ...holidays])]);
  }
  return found;
}
