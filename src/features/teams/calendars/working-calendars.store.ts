import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
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

/** The same for every team of a rollout. */
export function listWorkingCalendars(
  database: Database,
  rolloutId: RolloutId,
): Map<TeamId, WorkingCalendar> {
  const rows = database
    .select({ id: teamsTable.id, holidays: teamsTable.holidays })
    .from(teamsTable)
    .where(eq(teamsTable.rolloutId, rolloutId))
    .all();
  const { weekdays } = MONDAY_TO_FRIDAY;
  return new Map(rows.map(({ id, holidays }) => [id, { weekdays, holidays: new Set(holidays) }]));
}
