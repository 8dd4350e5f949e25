/*
 * Public holidays of the world, computed by a library that is loaded when a place is first looked up:
 * a bot whose places are known already never loads it.
 */
import { createRequire } from 'node:module';
import type DateHolidays from 'date-holidays';

export type Holiday = { on: string; name: string };

/** A country or a part of one: "DE", "DE-BE". */
export type HolidayPlace = { place: string; name: string };

/** What the library consists of, each by the way to it from here: one after the other, none takes long. */
const PARTS = [
  ['date-holidays', 'date-holidays-parser', 'caldate', 'moment-timezone', 'moment'],
  ['date-holidays', 'date-holidays-parser', 'caldate', 'moment-timezone'],
  ['date-holidays', 'date-holidays-parser', 'astronomia'],
  ['date-holidays', 'date-holidays-parser'],
  ['date-holidays/data'],
  ['date-holidays'],
];

let loaded: typeof DateHolidays | undefined;

/** Loads the library a part at a time, with room for others in between; nothing where it is there already. */
export function* loadInParts(): Generator<undefined> {
  if (loaded !== undefined) return;
  for (const way of PARTS) {
    loadPart(way);
    yield undefined;
  }
}

/** A part that lies elsewhere in another version comes with the whole. */
function loadPart(way: readonly string[]): void {
  let find = createRequire(import.meta.url);
  try {
    for (const name of way.slice(0, -1)) find = createRequire(find.resolve(name));
    find(way.at(-1) ?? '');
  } catch {
    // Whoever looks a place up is told what is missing.
  }
}

function library(): typeof DateHolidays {
  if (loaded === undefined) {
    const found = createRequire(import.meta.url)('date-holidays');
    loaded = (found.default ?? found) as typeof DateHolidays;
  }
  return loaded;
}

/** They follow from place and year alone, and in some countries from the stars, so they are worked out once. */
const known = new Map<string, readonly Holiday[] | undefined>();
const KEPT_AT_MOST = 2000;

/** The days of a year on which a place does not work, by date; undefined when the place is not known. */
export function holidaysOf(place: string, year: number): readonly Holiday[] | undefined {
  const key = `${place} ${year}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= KEPT_AT_MOST) known.clear();
  const found = workOut(place, year);
  known.set(key, found);
  return found;
}

function workOut(place: string, year: number): readonly Holiday[] | undefined {
  const Library = library();
  const [country = '', state, region] = place.split('-');
  const calendar = new Library();
  if (!isKnown(calendar, { country, state, region })) return undefined;
  // The others are left out before their dates are worked out, which takes the stars in some countries.
  calendar.init(country, state, region, { types: ['public'] });
  const days = calendar.getHolidays(year, 'en').flatMap(daysOf);
  return [...new Map(days.map((day) => [day.on, day])).values()].sort((a, b) =>
    a.on < b.on ? -1 : 1,
  );
}

function isKnown(
  calendar: DateHolidays,
  {
    country,
    state,
    region,
  }: { country: string; state: string | undefined; region: string | undefined },
): boolean {
  if (!Object.hasOwn(calendar.getCountries('en') ?? {}, country)) return false;
  if (state === undefined) return true;
  if (!Object.hasOwn(calendar.getStates(country, 'en') ?? {}, state)) return false;
  return (
    region === undefined || Object.hasOwn(calendar.getRegions(country, state, 'en') ?? {}, region)
  );
}

/** A holiday that lasts, and one that begins at sunset, whose day is the next. */
function daysOf({ date, start, end, name }: ReturnType<DateHolidays['getHolidays']>[number]) {
  const [day = '', clock = '00:00'] = date.split(' ');
  const first = Temporal.PlainDate.from(day).add({ days: clock >= '12:00' ? 1 : 0 });
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
  return Array.from({ length: days }, (_, past) => ({
    on: first.add({ days: past }).toString(),
    name: name.replace(/\s*\(substitute day\)$/, ''),
  }));
}

/** Every country and its parts, each by the name that people give it: "Germany, Berlin". */
export function listHolidayPlaces(): HolidayPlace[] {
  const calendar = new (library())();
  return Object.entries(calendar.getCountries('en') ?? {}).flatMap(([country, name]) => [
    { place: country, name },
    ...Object.entries(calendar.getStates(country, 'en') ?? {}).map(([state, part]) => ({
      place: `${country}-${state}`,
      name: `${name}, ${part}`,
    })),
  ]);
}

/** What people call one of these places; undefined when it is none. */
export function nameOfHolidayPlace(place: string): string | undefined {
  const [country = '', state, ...more] = place.split('-');
  const calendar = new (library())();
  const name = ownValue(calendar.getCountries('en'), country);
  if (name === undefined || state === undefined || more.length > 0)
    return state === undefined ? name : undefined;
  const part = ownValue(calendar.getStates(country, 'en'), state);
  return part === undefined ? undefined : `${name}, ${part}`;
}

function ownValue(names: Record<string, string> | undefined, key: string): string | undefined {
  return names !== undefined && Object.hasOwn(names, key) ? names[key] : undefined;
}
