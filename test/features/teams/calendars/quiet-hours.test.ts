import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Availability,
  hoursProblem,
  isAwayOn,
  nextSendable,
} from '../../../../src/features/teams/calendars/quiet-hours.ts';
import {
  isWorkingDay,
  MONDAY_TO_FRIDAY,
} from '../../../../src/features/teams/calendars/working-calendar.ts';
import { defaultAvailability, nextSendableInstant } from '../../../support/availability.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: new Set<string>() };

function aPerson(timeZone: string, change: Partial<Availability> = {}): Availability {
  return { ...defaultAvailability(timeZone), ...change };
}

describe('quiet hours', () => {
  it.each([
    ['Europe/Berlin', '2026-11-23T08:29:59Z', '2026-11-23T08:30:00Z'],
    ['Europe/Berlin', '2026-11-23T10:00:00Z', '2026-11-23T10:00:00Z'],
    ['Europe/Berlin', '2026-11-23T15:30:00Z', '2026-11-24T08:30:00Z'],
    ['Europe/Berlin', '2026-11-20T16:00:00Z', '2026-11-23T08:30:00Z'],
    ['Asia/Kathmandu', '2026-11-22T12:00:00Z', '2026-11-23T03:45:00Z'],
    ['America/St_Johns', '2026-11-22T12:00:00Z', '2026-11-23T13:00:00Z'],
    ['Australia/Lord_Howe', '2026-11-22T12:00:00Z', '2026-11-22T22:30:00Z'],
  ])('in %s at %s allow a message at %s', (timeZone, now, expected) => {
    expect(nextSendableInstant(at(now), aPerson(timeZone))).toEqual(at(expected));
  });

  it('pass over holidays and absences', () => {
    const now = at('2026-12-24T16:00:00Z');
    const calendar = { ...MONDAY_TO_FRIDAY, holidays: new Set(['2026-12-25', '2027-01-01']) };
    const away = [{ fromOn: on('2026-12-28'), toOn: on('2026-12-31') }];
    const person = aPerson('Europe/Berlin', { calendar, away });
    expect(nextSendableInstant(now, person)).toEqual(at('2027-01-04T08:30:00Z'));
  });

  it('can be asked for a later day, and say on which local date the message falls', () => {
    const person = aPerson('Pacific/Auckland');
    expect(nextSendable(at('2026-11-23T00:00:00Z'), person, on('2026-11-25'))).toEqual({
      at: at('2026-11-24T20:30:00Z'),
      on: on('2026-11-25'),
    });
  });

  it('may run over midnight; the night belongs to the day on which it began', () => {
    const night = aPerson('Europe/Berlin', { from: time('22:00'), until: time('06:00') });
    const next = (now: string) => nextSendableInstant(at(now), night)?.toString();
    expect(next('2026-11-24T02:00:00Z')).toBe('2026-11-24T02:00:00Z');
    expect(next('2026-11-24T05:00:00Z')).toBe('2026-11-24T21:00:00Z');
    expect(next('2026-11-28T02:00:00Z')).toBe('2026-11-28T02:00:00Z');
    expect(next('2026-11-28T06:00:00Z')).toBe('2026-11-30T21:00:00Z');
  });

  it('give nothing when nobody could ever be reached', () => {
    const calendar = { weekdays: [], holidays: new Set<string>() };
    expect(
      nextSendableInstant(at('2026-11-23T00:00:00Z'), aPerson('Etc/UTC', { calendar })),
    ).toBeUndefined();
  });

  it('are refused when they are too short, without a working day, or in no time zone', () => {
    const person = aPerson('Europe/Berlin');
    expect(hoursProblem(person)).toBeUndefined();
    expect(hoursProblem({ ...person, from: time('16:00') })).toEqual({
      kind: 'too-short',
      least: 1,
    });
    expect(hoursProblem({ ...person, from: time('23:30'), until: time('00:30') })).toBeUndefined();
    expect(hoursProblem({ ...person, calendar: { ...everyDay, weekdays: [] } })?.kind).toBe(
      'no-working-day',
    );
    expect(hoursProblem({ ...person, timeZone: 'Europe/Atlantis' })).toEqual({
      kind: 'unknown-time-zone',
      typed: 'Europe/Atlantis',
    });
  });
});

const zones = [
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Etc/UTC',
];
/** Around changes of the clocks, where mistakes live, and anywhere in two years. */
const changes = [
  '2026-10-03T15:00:00Z',
  '2026-10-25T00:00:00Z',
  '2026-11-01T05:00:00Z',
  '2027-03-14T06:00:00Z',
  '2027-03-28T00:30:00Z',
  '2027-04-03T14:30:00Z',
  '2026-09-06T03:30:00Z',
];
const instant = fc.oneof(
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -4320, max: 4320 }))
    .map(([change, minutes]) => at(change).add({ minutes })),
  fc
    .integer({ min: 0, max: 1_051_200 })
    .map((minutes) => at('2026-01-01T00:00:00Z').add({ minutes })),
);
const clock = fc.integer({ min: 0, max: 95 }).map((q) => time('00:00').add({ minutes: 15 * q }));
const person = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    from: clock,
    until: clock,
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    away: fc.option(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 20 }))),
  })
  .filter(({ from, until }) => Temporal.PlainTime.compare(from, until) < 0);

describe('the next sendable instant, in any zone and hours', () => {
  it('is never in the past, never in quiet hours, and the first one there is', () => {
    fc.assert(
      fc.property(instant, person, (now, drawn) => {
        const today = now.toZonedDateTimeISO(drawn.timeZone).toPlainDate();
        const away =
          drawn.away === null
            ? []
            : [
                {
                  fromOn: today.add({ days: drawn.away[0] }),
                  toOn: today.add({ days: drawn.away[0] + drawn.away[1] }),
                },
              ];
        const who = aPerson(drawn.timeZone, {
          from: drawn.from,
          until: drawn.until,
          calendar: { weekdays: drawn.weekdays, holidays: new Set() },
          away,
        });
        const mayWrite = (moment: Temporal.Instant) => {
          const local = moment.toZonedDateTimeISO(who.timeZone);
          const wall = local.toPlainTime();
          return (
            isWorkingDay(local.toPlainDate(), who.calendar) &&
            !isAwayOn(local.toPlainDate(), who) &&
            Temporal.PlainTime.compare(wall, who.from) >= 0 &&
            Temporal.PlainTime.compare(wall, who.until) < 0
          );
        };
        const next = nextSendableInstant(now, who);
        if (next === undefined) throw new Error('Somebody is always reachable within 400 days.');
        expect(Temporal.Instant.compare(next, now)).toBeGreaterThanOrEqual(0);
        expect(mayWrite(next)).toBe(true);
        expect(nextSendableInstant(next, who)).toEqual(next);
        const isFirstOccurrence = (moment: Temporal.Instant) => {
          const local = moment.toZonedDateTimeISO(who.timeZone).toPlainDateTime();
          return local.toZonedDateTime(who.timeZone).toInstant().equals(moment);
        };
        const lookUntil = Math.min(now.until(next).total('minutes'), 1500);
        for (let minutes = 0; minutes < lookUntil; minutes += 15) {
          const moment = now.add({ minutes });
          if (isFirstOccurrence(moment)) expect(mayWrite(moment)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
