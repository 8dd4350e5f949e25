/* Which places there are, whose holidays are known, and who is at them. */
import { asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { countryOfZone, nameOfCountry } from '../../../platform/country.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { listZonesOfPeople } from '../../../platform/slack/directory-reachable.ts';
import { teamsTable } from '../teams/teams.table.ts';
import { countryOf, type HolidayPlace, isSite, NO_HOLIDAYS } from './holiday-place.ts';
import { holidayPlacesTable, holidaysTable, personPlacesTable } from './holidays.table.ts';

const placesInUse = perDatabase((database) => ({
  chosen: database
    .selectDistinct({ place: teamsTable.holidayPlace })
    .from(teamsTable)
    .where(isNotNull(teamsTable.holidayPlace))
    .prepare(),
  zones: database
    .selectDistinct({ timeZone: teamsTable.timeZone })
    .from(teamsTable)
    .where(isNull(teamsTable.holidayPlace))
    .prepare(),
  ofPeople: database
    .selectDistinct({ place: personPlacesTable.place })
    .from(personPlacesTable)
    .prepare(),
}));

/** The countries and parts of countries where somebody works whom the bot may write to. */
export function listPlacesInUse(database: Database): readonly HolidayPlace[] {
  return remember(database, 'holiday places in use', () => {
    const { chosen, zones, ofPeople } = placesInUse(database);
    const clocks = [...zones.all().map((row) => row.timeZone), ...listZonesOfPeople(database)];
    const places = [
      ...clocks.map(countryOfZone),
      ...[...chosen.all(), ...ofPeople.all()].map(({ place }) => place),
    ];
    return [...new Set(places)]
      .filter((place) => typeof place === 'string')
      .filter((place) => place !== NO_HOLIDAYS && !isSite(place))
      .sort();
  });
}

/** Until which year a place's holidays are known; a place that nobody looked up is not in it. */
export function listKnownUntil(database: Database): ReadonlyMap<HolidayPlace, number> {
  return remember(database, 'holiday places known', () => {
    const rows = database.select().from(holidayPlacesTable).all();
    return new Map(
      rows.flatMap(({ place, knownUntilYear }) =>
        knownUntilYear === null ? [] : [[place, knownUntilYear] as const],
      ),
    );
  });
}

/** The company's own calendars, by name. */
export function listSites(database: Database): { place: HolidayPlace; name: string }[] {
  return database
    .select({ place: holidayPlacesTable.place, name: holidayPlacesTable.name })
    .from(holidayPlacesTable)
    .orderBy(asc(holidayPlacesTable.name))
    .all()
    .filter(({ place }) => isSite(place));
}

/** A place as people call it: "Germany, Berlin"; one that nobody looked up yet by its country. */
export function findPlaceName(database: Database, place: HolidayPlace): string {
  return placeNameQuery(database).get({ place })?.name ?? nameOfCountry(countryOf(place));
}

const placeNameQuery = perDatabase((database) =>
  database
    .select({ name: holidayPlacesTable.name })
    .from(holidayPlacesTable)
    .where(eq(holidayPlacesTable.place, sql.placeholder('place')))
    .prepare(),
);

/** Takes the place of whatever was known of the place before. */
export function saveHolidaysAt(
  database: Database,
  at: { place: HolidayPlace; name: string; knownUntilYear: number | undefined },
  days: readonly { on: string; name: string }[],
  now: Temporal.Instant,
): void {
  const { place, name } = at;
  const values = { name, knownUntilYear: at.knownUntilYear ?? null, changedAt: now };
  database
    .insert(holidayPlacesTable)
    .values({ place, ...values })
    .onConflictDoUpdate({ target: holidayPlacesTable.place, set: values })
    .run();
  database.delete(holidaysTable).where(eq(holidaysTable.place, place)).run();
  const addDay = addDayQuery(database);
  for (const { on, name: called } of days) addDay.run({ place, on, called });
}

const addDayQuery = perDatabase((database) =>
  database
    .insert(holidaysTable)
    .values({
      place: sql.placeholder('place'),
      onDate: sql.placeholder('on'),
      name: sql.placeholder('called'),
    })
    .onConflictDoNothing()
    .prepare(),
);

/** Where somebody said that their public holidays come from. */
export function findPersonPlace(database: Database, userId: UserId): HolidayPlace | undefined {
  return personPlaceQuery(database).get({ userId })?.place;
}

const personPlaceQuery = perDatabase((database) =>
  database
    .select({ place: personPlacesTable.place })
    .from(personPlacesTable)
    .where(eq(personPlacesTable.userId, sql.placeholder('userId')))
    .prepare(),
);

/** Undefined takes the choice back. */
export function savePersonPlace(
  database: Database,
  person: { userId: UserId; workspaceId: WorkspaceId },
  place: HolidayPlace | undefined,
  now: Temporal.Instant,
): void {
  if (place === undefined) {
    const { userId } = person;
    database.delete(personPlacesTable).where(eq(personPlacesTable.userId, userId)).run();
    return;
  }
  database
    .insert(personPlacesTable)
    .values({ ...person, place, changedAt: now })
    .onConflictDoUpdate({ target: personPlacesTable.userId, set: { place, changedAt: now } })
    .run();
}
