import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  awayWeeks,
  personWeeks,
  reportedWeeks,
  type SourceReports,
} from '../../../../src/features/adopt/person-weeks/person-weeks.ts';
import {
  dateOfDay,
  dateOfWeek,
  dayNumber,
  keysOfDay,
  mondayOf,
  usageKey,
  weekdayOf,
  weekOfDay,
} from '../../../../src/features/adopt/usage/usage.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const WEEKDAYS = 0b11111;
const whole = { days: WEEKDAYS, someDays: 0 };
const source = (
  weeks: [number, { days: number; someDays: number }][],
  endedWeek?: number,
): SourceReports => ({ endedWeek, weeks: new Map(weeks) });

describe('days and weeks as numbers', () => {
  it('begin a week on Monday, whatever the date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
        const date = dateOfDay(day);
        expect(dayNumber(date)).toBe(day);
        expect(weekdayOf(day)).toBe(date.dayOfWeek - 1);
        expect(mondayOf(weekOfDay(day))).toBe(day - (date.dayOfWeek - 1));
      }),
    );
    expect(dateOfWeek(weekOfDay(dayNumber(Temporal.PlainDate.from('2026-03-15')))).toString()).toBe(
      '2026-03-09',
    );
  });

  it('lie in one number in the order of days, and of people within a day', () => {
    const [from, to] = keysOfDay(20_500);
    expect(usageKey(20_500, 0)).toBe(from);
    expect(usageKey(20_500, 2 ** 24 - 1)).toBe(to - 1);
    expect(usageKey(20_501, 0)).toBe(to);
  });
});

describe('what is known of a week', () => {
  it('needs Monday to Friday of every source that is in use', () => {
    const { firstWeek, states } = reportedWeeks([
      source([
        [100, whole],
        [101, { days: 0b01111, someDays: 0 }],
        [102, whole],
        [103, whole],
      ]),
      source([[103, { days: 0b1, someDays: WEEKDAYS }]]),
    ]);
    expect(firstWeek).toBe(100);
    expect(states).toEqual(['whole', 'missing', 'whole', 'some']);
  });

  it('is missing where a source fell silent, until a lead says that it has ended', () => {
    const copilot = source([
      [100, whole],
      [101, whole],
      [102, whole],
    ]);
    const silent: [number, typeof whole][] = [[100, whole]];
    expect(reportedWeeks([copilot, source(silent)]).states).toEqual([
      'whole',
      'missing',
      'missing',
    ]);
    expect(reportedWeeks([copilot, source(silent, 101)]).states).toEqual([
      'whole',
      'whole',
      'whole',
    ]);
  });

  it('is nothing at all without a report', () => {
    expect(reportedWeeks([])).toEqual({ firstWeek: 0, states: [] });
  });
});

describe('a person’s weeks', () => {
  const mia = 'UMIA' as UserId;
  const away = new Uint8Array(4);
  const counted = [{ firstWeek: 101, actions: Uint32Array.of(7, 0, 3) }];
  const weeks = (states: ('whole' | 'some' | 'missing')[]) => ({
    reported: { firstWeek: 100, states },
    away,
  });

  it('hold a zero only where the week was reported for everyone', () => {
    const span = { from: 90, left: undefined };
    const person = { personId: mia, span, counted };
    const of = (states: ('whole' | 'some' | 'missing')[]) => [
      ...personWeeks(person, weeks(states)).actions,
    ];
    expect(of(['whole', 'whole', 'whole', 'whole'])).toEqual([0, 7, 0, 3]);
    expect(of(['some', 'some', 'some', 'some'])).toEqual([-1, 7, -1, 3]);
    expect(of(['missing', 'missing', 'whole', 'missing'])).toEqual([-1, -1, 0, -1]);
  });

  it('add up what several sources counted', () => {
    const more = [...counted, { firstWeek: 99, actions: Uint32Array.of(50, 1, 1, 1, 1) }];
    const span = { from: 90, left: undefined };
    const found = personWeeks(
      { personId: mia, span, counted: more },
      weeks(['whole', 'whole', 'whole', 'whole']),
    );
    expect([...found.actions]).toEqual([1, 8, 1, 4]);
  });

  it('are unknown, and no zeros, up to where somebody erased them', () => {
    const span = { from: 90, left: undefined };
    const found = personWeeks(
      { personId: mia, span, counted: [], erasedTo: 102 },
      weeks(['whole', 'whole', 'whole', 'whole']),
    );
    expect([...found.actions]).toEqual([-1, -1, -1, 0]);
  });

  it('are unknown before access and after somebody left', () => {
    const found = personWeeks(
      { personId: mia, span: { from: 101, left: 103 }, counted },
      weeks(['whole', 'whole', 'whole', 'whole']),
    );
    expect([...found.actions]).toEqual([-1, 7, 0, -1]);
  });
});

describe('a week away', () => {
  const reported = { firstWeek: 100, states: ['whole', 'whole'] as const };
  const monday = mondayOf(100);

  it('is one with at least three of its five working days missed', () => {
    expect([...awayWeeks(reported, [monday, monday + 1])]).toEqual([0, 0]);
    expect([...awayWeeks(reported, [monday, monday + 1, monday + 4])]).toEqual([1, 0]);
    expect([...awayWeeks(reported, [monday, monday + 5, monday + 6, monday + 13])]).toEqual([0, 0]);
  });

  it('counts a day once that is both a holiday and a day away', () => {
    expect([...awayWeeks(reported, [monday, monday, monday, monday + 1])]).toEqual([0, 0]);
  });
});
