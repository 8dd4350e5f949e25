import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber, weekOfDay } from '../../../../src/features/adopt/usage/usage.ts';
import {
  missingReport,
  reportDay,
  sayMissingReport,
} from '../../../../src/features/adopt/usage-sources/missing-report.ts';

const dayOf = (date: string) => dayNumber(Temporal.PlainDate.from(date));
const FIRST = weekOfDay(dayOf('2027-01-04'));
const whole = { days: 0b11111, someDays: 0 };

const reports = (weeks: readonly number[], endedWeek?: number) => ({
  ...{ id: 1, name: 'copilot', endedWeek },
  weeks: new Map(weeks.map((week) => [FIRST + week, whole])),
});

const on = (source: ReturnType<typeof reports>, date: string) => {
  const found = missingReport(source, dayOf(date));
  return found && { weeks: found.weeks.map((week) => week - FIRST), lateDays: found.lateDays };
};

describe('what a source of usage owes', () => {
  it('is a week from the Thursday after it on', () => {
    const source = reports([0, 1]);
    expect(on(source, '2027-01-27')).toBeUndefined();
    expect(on(source, '2027-01-28')).toEqual({ weeks: [2], lateDays: 1 });
    expect(on(source, '2027-02-08')).toEqual({ weeks: [2, 3], lateDays: 12 });
  });

  it('is also a week between others, which is a gap and not late', () => {
    expect(on(reports([0, 2]), '2027-01-28')).toEqual({ weeks: [1], lateDays: 0 });
  });

  it('is nothing from the week on in which it ended, and nothing of one that never reported', () => {
    expect(on(reports([0, 1], FIRST + 2), '2027-06-01')).toBeUndefined();
    expect(on(reports([]), '2027-06-01')).toBeUndefined();
  });

  it('counts a week that was reported for some people, and not one of which days are missing', () => {
    const days = (days: number, someDays: number) => ({
      ...{ id: 1, name: 'copilot', endedWeek: undefined },
      weeks: new Map([[FIRST, { days, someDays }]]),
    });
    expect(on(days(0b00111, 0b11000), '2027-01-14')).toBeUndefined();
    expect(on(days(0b01111, 0), '2027-01-14')).toEqual({ weeks: [0], lateDays: 1 });
  });

  it('is every week up to today that was not reported, and no other', () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1 });
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 250 }), (weeks, after) => {
        const today = dayOf('2027-01-04') + after;
        const found = missingReport(reports(weeks), today);
        const first = Math.min(...weeks);
        const due = Array.from({ length: 40 }, (_, week) => week).filter(
          (week) => week >= first && reportDay(FIRST + week) < today && !weeks.includes(week),
        );
        expect(found?.weeks.map((week) => week - FIRST) ?? []).toEqual(due);
        const late = due.find((week) => week > Math.max(...weeks));
        expect(found?.lateDays ?? 0).toBe(late === undefined ? 0 : today - reportDay(FIRST + late));
      }),
    );
  });

  it('is said with the source, the weeks and the days', () => {
    const said = (weeks: number[], date: string) => {
      const today = Temporal.PlainDate.from(date);
      return sayMissingReport(missingReport(reports(weeks), dayOf(date))!, today);
    };
    expect(said([0, 1], '2027-01-28')).toBe(
      'Usage of copilot is 1 day late: the week of 18 January is missing, and counts for nobody until it is here.',
    );
    expect(said([0], '2027-02-25')).toBe(
      'Usage of copilot is 36 days late: the weeks of 11 January, 18 January, 25 January, 1 February and 2 more are missing, and count for nobody until they are here.',
    );
    expect(said([0, 2], '2027-01-28')).toMatch(
      /^Usage of copilot has gaps: the week of 11 January/,
    );
    expect(dateOfDay(reportDay(FIRST)).dayOfWeek).toBe(3);
  });
});
