import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { teamsTable } from '../teams/teams.table.ts';
import { findTeamCalendar } from './holidays.store.ts';
import { MONDAY_TO_FRIDAY, type WorkingCalendar } from './working-calendar.ts';

const ofTeam = {
  holidayPlace: teamsTable.holidayPlace,
  timeZone: teamsTable.timeZone,
  daysOff: teamsTable.holidays,
};

const workingCalendarQuery = perDatabase((database) =>
  database
    .select(ofTeam)
    .from(teamsTable)
    .where(eq(teamsTable.id, sql.placeholder('teamId')))
    .prepare(),
);

/** The days on which a team works at its place. */
export function findWorkingCalendar(database: Database, teamId: TeamId): WorkingCalendar {
  const row = workingCalendarQuery(database).get({ teamId });
  return row === undefined ? MONDAY_TO_FRIDAY : findTeamCalendar(database, row);
}

/** The same for every team of a rollout, or for those that are named. */
export function listWorkingCalendars(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): ReadonlyMap<TeamId, WorkingCalendar> {
  const read = () =>
    new Map(
      daysOff(database, { rolloutId }, only).map(({ id, ...team }) => [
        id,
        findTeamCalendar(database, team),
      ]),
    );
  return only === undefined
    ? remember(database, `working calendars ${rolloutId}`, read, 'own')
    : read();
}

const daysOff = scopedQuery((database, inScope) => {
  const { id, rolloutId } = teamsTable;
  return database
    .select({ id, ...ofTeam })
    .from(teamsTable)
    .where(inScope(id, rolloutId))
    .prepare();
});
