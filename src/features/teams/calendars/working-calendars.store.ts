import { eq } from 'drizzle-orm';
import { ofTeams } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { teamsTable } from '../teams/teams.table.ts';
import { MONDAY_TO_FRIDAY, type WorkingCalendar } from './working-calendar.ts';

/** The days on which a team works at its place. */
export function findWorkingCalendar(database: Database, teamId: TeamId): WorkingCalendar {
  const row = database
    .select({ holidays: teamsTable.holidays })
    .from(teamsTable)
    .where(eq(teamsTable.id, teamId))
    .get();
  return { weekdays: MONDAY_TO_FRIDAY.weekdays, holidays: new Set(row?.holidays ?? []) };
}

/** The same for every team of a rollout, or for those that are named. */
export function listWorkingCalendars(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Map<TeamId, WorkingCalendar> {
  const rows = database
    .select({ id: teamsTable.id, holidays: teamsTable.holidays })
    .from(teamsTable)
    .where(ofTeams({ ...teamsTable, teamId: teamsTable.id }, rolloutId, only))
    .all();
  const { weekdays } = MONDAY_TO_FRIDAY;
  return new Map(rows.map(({ id, holidays }) => [id, { weekdays, holidays: new Set(holidays) }]));
}
