/**
 * Where somebody's public holidays come from: a country ("DE"), a part of one ("DE-BE"), a calendar that
 * the company brought ("site:hamburg"), or none.
 */
export type HolidayPlace = string;

/** Works on public holidays; own days off still count. */
export const NO_HOLIDAYS: HolidayPlace = 'none';

/** What the choice of the time zone's own country is called in a form. */
export const BY_TIME_ZONE = 'time-zone';

/** What a form's choice stands for; undefined for the time zone's country, and for what is no place. */
export function placeChosen(value: string | undefined): HolidayPlace | undefined {
  if (value === undefined || value.length > 200) return undefined;
  const isPlace = /^[A-Z]{2}(-[A-Za-z0-9]+){0,2}$/.test(value) || isSite(value);
  return isPlace || value === NO_HOLIDAYS ? value : undefined;
}

const SITE = 'site:';

export function isSite(place: HolidayPlace): boolean {
  return place.startsWith(SITE);
}

/** A company's own calendar by the name that people call it. */
export function sitePlace(name: string): HolidayPlace {
  const words = name.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return `${SITE}${words}`;
}

export function countryOf(place: HolidayPlace): string {
  return place.split('-', 1)[0] ?? place;
}

/**
 * A person's own choice counts first. Else the place of a team in whose country they live, by their own
 * clock; else that country; and only where no clock tells, the team's place.
 */
export function holidayPlaceOf(person: {
  chosen: HolidayPlace | undefined;
  country: string | undefined;
  ofTeams: readonly HolidayPlace[];
}): HolidayPlace {
  const { chosen, country, ofTeams } = person;
  if (chosen !== undefined) return chosen;
  const here = ofTeams.find(
    (place) => isSite(place) || place === NO_HOLIDAYS || countryOf(place) === country,
  );
  return here ?? country ?? ofTeams[0] ?? NO_HOLIDAYS;
}

/** The years of which the holidays are known at any time: plans reach ahead, grace periods back. */
export function yearsAround(today: Temporal.PlainDate): readonly number[] {
  return [-1, 0, 1, 2].map((years) => today.year + years);
}
