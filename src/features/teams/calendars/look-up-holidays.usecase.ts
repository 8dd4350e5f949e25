import { nameOfCountry } from '../../../platform/country.ts';
import { type Database, write } from '../../../platform/database.ts';
import { holidaysOf, listHolidayPlaces } from '../../../platform/public-holidays.ts';
import type { Request, StateAt } from '../../../platform/request.ts';
import { countryOf, type HolidayPlace, yearsAround } from './holiday-place.ts';
import { listKnownUntil, listPlacesInUse, saveHolidaysAt } from './holiday-places.store.ts';

/** Places where somebody works and whose holidays of this year and the next are not known. */
export function listPlacesToLookUp({
  database,
  now,
}: Pick<StateAt, 'database' | 'now'>): HolidayPlace[] {
  const until = now.toZonedDateTimeISO('UTC').year + 1;
  const known = listKnownUntil(database);
  return listPlacesInUse(database).filter((place) => (known.get(place) ?? 0) < until);
}

/** Looks up the public holidays of each place that is in use; answers with how many places. */
export function lookUpHolidays(request: Request): number {
  const { database, now } = request;
  return write(database, () => {
    const places = listPlacesToLookUp(request);
    for (const place of places) lookUp(database, place, now);
    return places.length;
  });
}

function lookUp(database: Database, place: HolidayPlace, now: Temporal.Instant): void {
  const years = yearsAround(now.toZonedDateTimeISO('UTC').toPlainDate());
  const days = years.flatMap((year) => holidaysOf(place, year) ?? []);
  const named = listHolidayPlaces().find((one) => one.place === place)?.name;
  const name = named ?? nameOfCountry(countryOf(place));
  saveHolidaysAt(database, { place, name, knownUntilYear: years.at(-1) }, days, now);
}
