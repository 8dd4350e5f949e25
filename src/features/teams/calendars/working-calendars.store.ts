import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { teamsTable } from '../teams/teams.table.ts';
import { MONDAY_TO_FRIDAY, type WorkingCalendar } from './working-calendar.ts';

const workingCalendarQuery = perDatabase((database) =>
  database
    .select({ holidays: teamsTable.holidays })
    .from(teamsTable)
    .where(eq(teamsTable.id, sql.placeholder('teamId')))
    .prepare(),
);

/** The days on which a team works at its place. */
export function findWorkingCalendar(database: Database, teamId: TeamId): WorkingCalendar {
  const row = workingCalendarQuery(database).get({ teamId });
  return { weekdays: MONDAY_TO_FRIDAY.weekdays, holidays: new Set(row?.holidays ?? []) };
}

const workingCalendarsQuery = perDatabase((database) =>
  database
    .select({ id: teamsTable.id, holidays: teamsTable.holidays })
    .from(teamsTable)
    .where(eq(teamsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

/** The same for every team of a rollout. */
export function listWorkingCalendars(
  database: Database,
  rolloutId: RolloutId,
): Map<TeamId, WorkingCalendar> {
  const rows = workingCalendarsQuery(database).all({ rolloutId });
  const { weekdays } = MONDAY_TO_FRIDAY;
  return new Map(rows.map(({ id, holidays }) => [id, { weekdays, holidays: new Set(holidays) }]));
}
