import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareTimes,
  dateAt,
  earlier,
  earliestOf,
  isAfter,
  isBefore,
  isWithin,
  later,
  latestOf,
} from '../../src/platform/calendar.ts';

const at = (instant: string) => Temporal.Instant.from(instant);
const on = (date: string) => Temporal.PlainDate.from(date);
const dayAt = (instant: string, timeZone: string) => dateAt(at(instant), timeZone).toString();

describe('the date at a place', () => {
  it('is another one on each side of the date line', () => {
    expect(dayAt('2027-01-14T10:30:00Z', 'Pacific/Kiritimati')).toBe('2027-01-15');
    expect(dayAt('2027-01-14T10:30:00Z', 'Europe/Berlin')).toBe('2027-01-14');
    expect(dayAt('2027-01-14T10:30:00Z', 'Pacific/Pago_Pago')).toBe('2027-01-13');
  });

  it('changes at midnight there, on the day that clocks go forward too', () => {
    expect(dayAt('2027-03-27T22:59:59Z', 'Europe/Berlin')).toBe('2027-03-27');
    expect(dayAt('2027-03-27T23:00:00Z', 'Europe/Berlin')).toBe('2027-03-28');
    expect(dayAt('2027-03-28T21:59:59Z', 'Europe/Berlin')).toBe('2027-03-28');
    expect(dayAt('2027-03-28T22:00:00Z', 'Europe/Berlin')).toBe('2027-03-29');
  });

  it('changes at midnight there on the day that clocks go back', () => {
    expect(dayAt('2027-10-30T22:00:00Z', 'Europe/Berlin')).toBe('2027-10-31');
    expect(dayAt('2027-10-31T22:59:59Z', 'Europe/Berlin')).toBe('2027-10-31');
    expect(dayAt('2027-10-31T23:00:00Z', 'Europe/Berlin')).toBe('2027-11-01');
  });

  it('begins at one o’clock where clocks skip midnight', () => {
    expect(dayAt('2026-04-23T21:59:59Z', 'Africa/Cairo')).toBe('2026-04-23');
    expect(dayAt('2026-04-23T22:00:00Z', 'Africa/Cairo')).toBe('2026-04-24');
  });

  it('leaves out the day that Samoa skipped', () => {
    expect(dayAt('2011-12-30T09:59:59Z', 'Pacific/Apia')).toBe('2011-12-29');
    expect(dayAt('2011-12-30T10:00:00Z', 'Pacific/Apia')).toBe('2011-12-31');
  });
});

describe('what comes first', () => {
  it('is told of dates', () => {
    expect(isBefore(on('2027-01-13'), on('2027-01-14'))).toBe(true);
    expect(isBefore(on('2027-01-14'), on('2027-01-14'))).toBe(false);
    expect(isAfter(on('2027-01-14'), on('2027-01-14'))).toBe(false);
    expect(isAfter(on('2027-01-15'), on('2027-01-14'))).toBe(true);
  });

  it('is told of instants, to the nanosecond', () => {
    expect(isBefore(at('2027-01-14T09:30:00Z'), at('2027-01-14T09:30:00.000000001Z'))).toBe(true);
    expect(isAfter(at('2027-01-14T09:30:00Z'), at('2027-01-14T10:30:00+01:00'))).toBe(false);
  });

  it('is not told of an instant and a date, which no place joins', () => {
    // @ts-expect-error: the compiler refuses it as well
    expect(() => isBefore(at('2027-01-14T09:30:00Z'), on('2027-01-14'))).toThrow(TypeError);
  });

  it('counts the first and the last day into a span', () => {
    const [first, last] = [on('2026-12-20'), on('2027-01-03')];
    const within = ['2026-12-19', '2026-12-20', '2027-01-03', '2027-01-04'].map((day) =>
      isWithin(on(day), first, last),
    );
    expect(within).toEqual([false, true, true, false]);
  });

  it('is picked from two, and from many', () => {
    const [first, middle, last] = [on('2026-12-20'), on('2026-12-31'), on('2027-01-03')];
    expect(earlier(last, first)).toBe(first);
    expect(later(first, last)).toBe(last);
    expect(earliestOf([middle, first, last])).toBe(first);
    expect(latestOf([middle, undefined, last, first])).toBe(last);
    expect(earliestOf([])).toBeUndefined();
    expect(latestOf([])).toBeUndefined();
  });

  it('is the same as in a sorted list', () => {
    const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => on('1970-01-01').add({ days }));
    fc.assert(
      fc.property(fc.array(dates, { minLength: 1 }), (some) => {
        const sorted = some.toSorted(compareTimes);
        expect(sorted[0]).toEqual(earliestOf(some));
        expect(sorted.at(-1)).toEqual(latestOf(some));
        expect(isWithin(some[0]!, sorted[0]!, sorted.at(-1)!)).toBe(true);
      }),
    );
  });
});

it('the date at a place is the one that its clocks show, also where they change and just before and after', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'America/Sao_Paulo', 'Asia/Amman'];
  const odd = ['Pacific/Apia', 'Africa/Casablanca', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
  const hour = 3_600_000;
  const near = fc.tuple(
    fc.constantFrom(...zones, ...odd),
    fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }),
    fc.array(fc.integer({ min: -40 * hour, max: 40 * hour }), { maxLength: 6 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(near, ([zone, around, steps, atChange]) => {
      const begun = Temporal.Instant.fromEpochMilliseconds(around).toZonedDateTimeISO(zone);
      const start = (atChange ? begun.getTimeZoneTransition('next') : begun) ?? begun;
      for (const step of [0, ...steps]) {
        const instant = start.toInstant().add({ milliseconds: step });
        expect(`${dateAt(instant, zone)}`).toBe(
          `${instant.toZonedDateTimeISO(zone).toPlainDate()}`,
        );
      }
    }),
    { numRuns: 500 },
  );
});
