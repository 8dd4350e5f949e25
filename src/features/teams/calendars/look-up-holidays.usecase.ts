import { nameOfCountry } from '../../../platform/country.ts';
import { write } from '../../../platform/database.ts';
import { holidaysOf, loadInParts, nameOfHolidayPlace } from '../../../platform/public-holidays.ts';
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
  const { database } = request;
  return write(database, () => {
    const places = listPlacesToLookUp(request);
    if (places.length === 0) return 0;
    for (const place of places) lookUp(request, place);
    return places.length;
  });
}

function lookUp({ database, now }: Request, place: HolidayPlace): void {
  const years = yearsOf(now);
  const days = years.flatMap((year) => holidaysOf(place, year) ?? []);
  const name = nameOfHolidayPlace(place) ?? nameOfCountry(countryOf(place));
  saveHolidaysAt(database, { place, name, knownUntilYear: years.at(-1) }, days, now);
}

/** What takes long about it and stores nothing, a part at a time: who looks up after that waits for nothing. */
export function* workOutHolidays(state: StateAt): Generator<undefined> {
  const places = listPlacesToLookUp(state);
  if (places.length === 0) return;
  yield* loadInParts();
  for (const place of places) {
    for (const year of yearsOf(state.now)) {
      holidaysOf(place, year);
      yield undefined;
    }
  }
}

function yearsOf(now: Temporal.Instant): readonly number[] {
  return yearsAround(now.toZonedDateTimeISO('UTC').toPlainDate());
}
