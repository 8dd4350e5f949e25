import { describe, expect, it } from 'vitest';
import { countryOfZone, nameOfCountry } from '../../src/platform/country.ts';
import {
  holidaysOf,
  listHolidayPlaces,
  nameOfHolidayPlace,
} from '../../src/platform/public-holidays.ts';

const daysOf = (place: string, year: number) => holidaysOf(place, year)?.map(({ on }) => on);

describe('public holidays', () => {
  it('differ between a country and its parts', () => {
    expect(daysOf('DE', 2027)).toContain('2027-03-29');
    expect(daysOf('DE', 2027)).not.toContain('2027-03-08');
    expect(daysOf('DE-BE', 2027)).toContain('2027-03-08');
    expect(daysOf('GB-SCT', 2027)).not.toContain('2027-03-29');
  });

  it('count on the day on which they are kept, each of them when there are several', () => {
    expect(daysOf('US', 2027)).toContain('2027-07-05');
    expect(daysOf('EG', 2027)).toEqual(
      expect.arrayContaining(['2027-05-16', '2027-05-17', '2027-05-18', '2027-05-19']),
    );
  });

  it('are not known of a place that does not exist', () => {
    expect(holidaysOf('XX', 2027)).toBeUndefined();
    expect(holidaysOf('DE-XX', 2027)).toBeUndefined();
    expect(holidaysOf('constructor', 2027)).toBeUndefined();
  });

  it('are called by the place as whoever chooses it reads it, and nothing that is no place has a name', () => {
    const places = listHolidayPlaces();
    const called = places.map(({ place }) => ({ place, name: nameOfHolidayPlace(place) }));
    expect(called).toEqual(places);
    expect(called).toContainEqual({ place: 'DE-BE', name: 'Germany, Berlin' });
    for (const other of ['XX', 'DE-XX', 'DE-BY-XX', 'constructor', 'DE-constructor', ''])
      expect(nameOfHolidayPlace(other)).toBeUndefined();
  });

  it('are days that exist, wherever they are kept', () => {
    const places = listHolidayPlaces().filter(({ place }) => !place.includes('-'));
    expect(places.length).toBeGreaterThan(200);
    for (const { place } of places) {
      const days = daysOf(place, 2028) ?? [];
      expect(days.filter((day) => Temporal.PlainDate.from(day).toString() !== day)).toEqual([]);
      expect(new Set(days).size).toBe(days.length);
    }
  });
});

describe('the country of a time zone', () => {
  it.each([
    ['Europe/Berlin', 'DE'],
    ['Asia/Kolkata', 'IN'],
    ['Asia/Calcutta', 'IN'],
    ['America/New_York', 'US'],
    ['Europe/London', 'GB'],
    ['Europe/Kyiv', 'UA'],
  ])('%s is %s', (zone, country) => {
    expect(countryOfZone(zone)).toBe(country);
  });

  it('is none where a clock belongs to no country', () => {
    expect(countryOfZone('UTC')).toBeUndefined();
    expect(countryOfZone('Nowhere/Atlantis')).toBeUndefined();
  });

  it('has the name that people call it', () => {
    expect(nameOfCountry('DE')).toBe('Germany');
  });
});
