import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingMinutes,
  workingMinutesBetween,
} from '../../../../src/features/prepare/escalations/working-time.ts';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import { defaultAvailability } from '../../../support/availability.ts';

const at = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const berlin = defaultAvailability('Europe/Berlin');
const said = (from: string, minutes: number, person = berlin) =>
  addWorkingMinutes(at(from), minutes, person)?.toString();

describe('working time of a person', () => {
  it('runs within their hours and goes on the next morning', () => {
    expect(said('2027-01-04T09:00:00Z', 120)).toBe('2027-01-04T11:00:00Z');
    // Half an hour is left on Monday; 16:30 in Berlin is 15:30 in UTC.
    expect(said('2027-01-04T15:00:00Z', 120)).toBe('2027-01-05T10:00:00Z');
    expect(said('2027-01-04T03:00:00Z', 60)).toBe('2027-01-04T09:30:00Z');
  });

  it('stands still over a weekend, a day off and an absence', () => {
    expect(said('2027-01-08T15:00:00Z', 60)).toBe('2027-01-11T09:00:00Z');
    const calendar = { ...MONDAY_TO_FRIDAY, holidays: new Set(['2027-01-11']) };
    const away = [{ fromOn: day('2027-01-12'), toOn: day('2027-01-13') }];
    expect(said('2027-01-08T15:00:00Z', 60, { ...berlin, calendar, away })).toBe(
      '2027-01-14T09:00:00Z',
    );
  });

  it('has no end for a person who does not come back in sight', () => {
    const away = [{ fromOn: day('2027-01-01'), toOn: day('2027-12-31') }];
    expect(said('2027-01-08T15:00:00Z', 60, { ...berlin, away })).toBeUndefined();
  });

  it('runs over midnight where the hours do', () => {
    const night = {
      ...berlin,
      from: Temporal.PlainTime.from('22:00'),
      until: Temporal.PlainTime.from('06:00'),
    };
    expect(said('2027-01-05T01:00:00Z', 60, night)).toBe('2027-01-05T02:00:00Z');
    expect(said('2027-01-09T05:30:00Z', 60, night)).toBe('2027-01-11T22:00:00Z');
  });

  it('is counted back to what was asked for, over changes of the clock as well', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 366 * 24 * 60 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (start, minutes, timeZone, weekdays) => {
          const person = {
            ...defaultAvailability(timeZone),
            calendar: { weekdays, holidays: new Set<string>() },
          };
          const from = at('2027-01-01T00:00:00Z').add({ minutes: start });
          const until = addWorkingMinutes(from, minutes, person);
          if (until === undefined) return;
          expect(workingMinutesBetween(from, until, person)).toBe(minutes);
          expect(workingMinutesBetween(from, until.subtract({ minutes: 1 }), person)).toBe(
            minutes - 1,
          );
        },
      ),
    );
  });
});
