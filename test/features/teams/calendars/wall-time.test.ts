import { describe, expect, it } from 'vitest';
import { instantOf, laterInstantOf } from '../../../../src/features/teams/calendars/wall-time.ts';
import { defaultAvailability, nextSendableInstant } from '../../../support/availability.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: new Set<string>() };

describe('where the clocks change', () => {
  it.each([
    ['Europe/Berlin', '2027-03-28', '02:30', '2027-03-28T01:00:00Z'],
    ['America/New_York', '2027-03-14', '02:15', '2027-03-14T07:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:30:00Z'],
    ['America/Santiago', '2026-09-06', '00:20', '2026-09-06T04:00:00Z'],
  ])('in %s on %s the skipped time %s becomes the next valid one', (zone, date, wall, instant) => {
    expect(instantOf(on(date), time(wall), zone)).toEqual(at(instant));
    expect(laterInstantOf(on(date), time(wall), zone)).toEqual(at(instant));
  });

  it('a doubled time is its first occurrence', () => {
    expect(instantOf(on('2026-10-25'), time('02:30'), 'Europe/Berlin')).toEqual(
      at('2026-10-25T00:30:00Z'),
    );
    expect(laterInstantOf(on('2026-10-25'), time('02:30'), 'Europe/Berlin')).toEqual(
      at('2026-10-25T01:30:00Z'),
    );
  });

  it('hours that open in the doubled time never let a message out while the clock shows less', () => {
    const person = {
      ...defaultAvailability('Europe/Berlin'),
      from: time('02:30'),
      calendar: everyDay,
    };
    expect(nextSendableInstant(at('2026-10-25T01:10:00Z'), person)).toEqual(
      at('2026-10-25T01:30:00Z'),
    );
  });

  it('hours that the change swallows whole are left out that day', () => {
    const person = {
      ...defaultAvailability('Europe/Berlin'),
      from: time('02:10'),
      until: time('02:50'),
      calendar: everyDay,
    };
    expect(nextSendableInstant(at('2027-03-27T12:00:00Z'), person)).toEqual(
      at('2027-03-29T00:10:00Z'),
    );
  });

  it.each([
    ['02:00', '02:30', '2026-10-04T15:00:00Z'],
    ['02:05', '02:25', '2026-10-04T15:05:00Z'],
  ])(
    'hours from %s to %s, all within a skipped half-hour, open on the next day',
    (from, until, next) => {
      const person = {
        ...defaultAvailability('Australia/Lord_Howe'),
        from: time(from),
        until: time(until),
        calendar: everyDay,
      };
      expect(nextSendableInstant(at('2026-10-03T13:00:00Z'), person)).toEqual(at(next));
    },
  );
});
