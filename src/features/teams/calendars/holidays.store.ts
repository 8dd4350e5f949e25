import { eq, sql } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import { countryOfZone } from '../../../platform/country.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { onceFor } from '../../../platform/once-for.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { rememberRow } from '../../../platform/remember.ts';
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

type OwnTeam = { holidayPlace: string | null; timeZone: string; daysOff: readonly string[] };
type OwnTeams = { key: string; teams: readonly OwnTeam[] };

/** Read by the hundred, so without a query builder; the oldest team of each person first. */
const teamsOfPeopleQuery = perDatabase(
  ({ $client }) =>
    $client
      .prepare(
        `select user_id, holiday_place, time_zone, holidays
         from team_members join teams on id = team_id
         where user_id in (select value from json_each(?)) order by since_at, team_id`,
      )
      .raw() as { all(people: string): [UserId, string | null, string, string][] },
);

/** Teams of one kind are one value; `key` says which. */
function listTeamsOfPeople(database: Database, people: string): Map<UserId, OwnTeams> {
  const kinds = new Map<string, OwnTeams>();
  const found = new Map<UserId, OwnTeams>();
  for (const [userId, holidayPlace, timeZone, days] of teamsOfPeopleQuery(database).all(people)) {
    const key = `${holidayPlace ?? ''} ${timeZone} ${days}`;
    const kind = kinds.get(key) ?? {
      key,
      teams: [{ holidayPlace, timeZone, daysOff: JSON.parse(days) as string[] }],
    };
    kinds.set(key, kind);
    const other = found.get(userId);
    found.set(userId, other === undefined ? kind : bothOf(other, kind));
  }
  return found;
}

function bothOf(one: OwnTeams, other: OwnTeams): OwnTeams {
  return { key: `${one.key}, ${other.key}`, teams: [...one.teams, ...other.teams] };
}

const chosenPlacesQuery = perDatabase((database) =>
  database
    .select({ userId: personPlacesTable.userId, place: personPlacesTable.place })
    .from(personPlacesTable)
    .where(amongOnly(personPlacesTable.userId))
    .prepare(),
);

type At = { userId: UserId; timeZone: string };

type Placed = { place: HolidayPlace; daysOff: readonly string[] };

/** Where each of these people's public holidays come from, with the days off of their teams; one value for all alike. */
function listPlaces(database: Database, people: readonly At[]): [UserId, Placed][] {
  const only = listed(people.map(({ userId }) => userId));
  const ownTeams = listTeamsOfPeople(database, only);
  const chosen = new Map(
    chosenPlacesQuery(database)
      .all({ only })
      .map(({ userId, place }) => [userId, place]),
  );
  const known = new Map<string, Placed>();
  return people.map(({ userId, timeZone }) => {
    const own = ownTeams.get(userId);
    const choice = chosen.get(userId);
    const key = `${choice ?? ''} ${timeZone} ${own?.key ?? ''}`;
    const placed = known.get(key) ?? placedBy(timeZone, choice, own?.teams ?? []);
    known.set(key, placed);
    return [userId, placed];
  });
}

function placedBy(
  timeZone: string,
  chosen: HolidayPlace | undefined,
  teams: readonly OwnTeam[],
): Placed {
  const country = countryOfZone(timeZone);
  return {
    place: holidayPlaceOf({ chosen, country, ofTeams: teams.map(placeOfTeam) }),
    daysOff: teams.flatMap((team) => team.daysOff),
  };
}

/** Where somebody's public holidays come from. */
export function findHolidayPlace(database: Database, person: At): HolidayPlace {
  return listPlaces(database, [person])[0]?.[1].place ?? NO_HOLIDAYS;
}

/**
 * The days on which these people do not work besides weekends: public holidays where they are, and the
 * days off of their teams, over all rollouts. People with the same days share one set.
 */
export function listDaysOffByPerson(
  database: Database,
  people: readonly At[],
): ReadonlyMap<UserId, ReadonlySet<string>> {
  const known = new Map<Placed, ReadonlySet<string>>();
  return new Map(
    listPlaces(database, people).map(([userId, placed]) => {
      const days = known.get(placed) ?? daysOffOf(database, placed);
      known.set(placed, days);
      return [userId, days];
    }),
  );
}

function daysOffOf(database: Database, { place, daysOff }: Placed): ReadonlySet<string> {
  const { holidays } = findCalendarAt(database, place);
  if (daysOff.length === 0) return holidays;
  const besides = withDaysOff(holidays);
  const key = daysOff.join();
  const days = besides.get(key) ?? new Set([...holidays, ...daysOff]);
  if (besides.size >= BESIDES_AT_MOST) besides.clear();
  besides.set(key, days);
  return days;
}

const BESIDES_AT_MOST = 500;

/** Kept as long as a place's own days are, since whoever plans does arithmetic once for each set. */
const withDaysOff = onceFor(
  (_holidays: ReadonlySet<string>) => new Map<string, ReadonlySet<string>>(),
);
