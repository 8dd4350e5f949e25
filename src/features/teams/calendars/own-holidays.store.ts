import { and, asc, eq, gte } from 'drizzle-orm';
import { countryOfZone, nameOfCountry } from '../../../platform/country.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { NO_HOLIDAYS } from './holiday-place.ts';
import { findPersonPlace, findPlaceName } from './holiday-places.store.ts';
import { findHolidayPlace } from './holidays.store.ts';
import { holidaysTable } from './holidays.table.ts';

const SHOWN = 3;

/** Which public holidays are somebody's, why, and the next ones. */
export function getOwnHolidays(
  database: Database,
  person: { userId: UserId; timeZone: string },
  today: Temporal.PlainDate,
) {
  const chosen = findPersonPlace(database, person.userId);
  const place = findHolidayPlace(database, person);
  const country = countryOfZone(person.timeZone);
  const next = database
    .select({ on: holidaysTable.onDate, name: holidaysTable.name })
    .from(holidaysTable)
    .where(and(eq(holidaysTable.place, place), gte(holidaysTable.onDate, today.toString())))
    .orderBy(asc(holidaysTable.onDate))
    .limit(SHOWN)
    .all();
  return {
    chosen:
      chosen === undefined ? undefined : { place: chosen, name: findPlaceName(database, chosen) },
    countryName: country && nameOfCountry(country),
    placeName: place === NO_HOLIDAYS ? undefined : findPlaceName(database, place),
    next,
  };
}
