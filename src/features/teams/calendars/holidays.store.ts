import { eq, sql } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import { countryOfZone } from '../../../platform/country.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { rememberRow } from '../../../platform/remember.ts';
import { teamMembersTable, teamsTable } from '../teams/teams.table.ts';
import { type HolidayPlace, holidayPlaceOf, NO_HOLIDAYS } from './holiday-place.ts';
import { holidaysTable, personPlacesTable } from './holidays.table.ts';
import { MONDAY_TO_FRIDAY, type WorkingCalendar } from './working-calendar.ts';

const daysOffQuery = perDatabase((database) =>
  database
    .select({ on: holidaysTable.onDate })
    .from(holidaysTable)
    .where(eq(holidaysTable.place, sql.placeholder('place')))
    .prepare(),
);

/** Monday to Friday without the public holidays of a place; one value for all who are there. */
export function findCalendarAt(database: Database, place: HolidayPlace): WorkingCalendar {
  if (place === NO_HOLIDAYS) return MONDAY_TO_FRIDAY;
  return rememberRow(database, 'calendar at', place, () => {
    const days = daysOffQuery(database).all({ place });
    if (days.length === 0) return MONDAY_TO_FRIDAY;
    const { weekdays } = MONDAY_TO_FRIDAY;
    return { weekdays, holidays: new Set(days.map(({ on }) => on)) };
  });
}

/** The same with a team's own days off. */
export function findTeamCalendar(
  database: Database,
  team: { holidayPlace: string | null; timeZone: string; daysOff: readonly string[] },
): WorkingCalendar {
  const calendar = findCalendarAt(database, placeOfTeam(team));
  if (team.daysOff.length === 0) return calendar;
  return { ...calendar, holidays: new Set([...calendar.holidays, ...team.daysOff]) };
}

function placeOfTeam(team: { holidayPlace: string | null; timeZone: string }): HolidayPlace {
  return team.holidayPlace ?? countryOfZone(team.timeZone) ?? NO_HOLIDAYS;
}

const placesOfPeopleQuery = perDatabase((database) =>
  database
    .select({
      userId: teamMembersTable.userId,
      holidayPlace: teamsTable.holidayPlace,
      timeZone: teamsTable.timeZone,
      daysOff: teamsTable.holidays,
    })
    .from(teamMembersTable)
    .innerJoin(teamsTable, eq(teamsTable.id, teamMembersTable.teamId))
    .where(amongOnly(teamMembersTable.userId))
    .orderBy(teamMembersTable.sinceAt, teamMembersTable.teamId)
    .prepare(),
);

const chosenPlacesQuery = perDatabase((database) =>
  database
    .select({ userId: personPlacesTable.userId, place: personPlacesTable.place })
    .from(personPlacesTable)
    .where(amongOnly(personPlacesTable.userId))
    .prepare(),
);

type At = { userId: UserId; timeZone: string };

/** Where each of these people's public holidays come from, with the teams that have days off besides. */
function listPlaces(database: Database, people: readonly At[]) {
  const only = listed(people.map(({ userId }) => userId));
  const teams = Map.groupBy(placesOfPeopleQuery(database).all({ only }), ({ userId }) => userId);
  const chosen = new Map(
    chosenPlacesQuery(database)
      .all({ only })
      .map(({ userId, place }) => [userId, place]),
  );
  return people.map(({ userId, timeZone }) => {
    const own = teams.get(userId) ?? [];
    const place = holidayPlaceOf({
      chosen: chosen.get(userId),
      country: countryOfZone(timeZone),
      ofTeams: own.map(placeOfTeam),
    });
    return { userId, place, daysOff: own.flatMap((team) => team.daysOff) };
  });
}

/** Where somebody's public holidays come from. */
export function findHolidayPlace(database: Database, person: At): HolidayPlace {
  return listPlaces(database, [person])[0]?.place ?? NO_HOLIDAYS;
}

/**
 * The days on which these people do not work besides weekends: public holidays where they are, and the
 * days off of their teams, over all rollouts. People with the same days share one set.
 */
export function listDaysOffByPerson(
  database: Database,
  people: readonly At[],
): ReadonlyMap<UserId, ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>();
  return new Map(
    listPlaces(database, people).map(({ userId, place, daysOff }) => {
      const { holidays } = findCalendarAt(database, place);
      if (daysOff.length === 0) return [userId, holidays];
      const key = [place, ...daysOff].join();
      const days = known.get(key) ?? new Set([...holidays, ...daysOff]);
      known.set(key, days);
      return [userId, days];
    }),
  );
}
