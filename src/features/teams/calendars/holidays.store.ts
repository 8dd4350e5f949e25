import { eq, ne } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { teamMembersTable, teamsTable } from '../teams/teams.table.ts';

const holidaysByPersonQuery = perDatabase((database) =>
  database
    .select({ userId: teamMembersTable.userId, holidays: teamsTable.holidays })
    .from(teamMembersTable)
    .innerJoin(teamsTable, eq(teamsTable.id, teamMembersTable.teamId))
    .where(ne(teamsTable.holidays, []))
    .prepare(),
);

/** The days off at the places of a person's teams, over all rollouts; who has none is not in it. */
export function listHolidaysByPerson(database: Database): ReadonlyMap<UserId, readonly string[]> {
  const found = new Map<UserId, readonly string[]>();
  const rows = holidaysByPersonQuery(database).all();
  for (const { userId, holidays } of rows) {
    const known = found.get(userId);
    found.set(userId, known === undefined ? holidays : [...new Set([...known, ...holidays])]);
  }
  return found;
}
