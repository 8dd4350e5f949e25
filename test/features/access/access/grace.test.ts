import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideTeamAccess,
  graceLastOn,
} from '../../../../src/features/access/access/team-access.ts';
import {
  MONDAY_TO_FRIDAY,
  workingDaysBetween,
} from '../../../../src/features/teams/calendars/working-calendar.ts';
import { dateAt } from '../../../../src/platform/calendar.ts';
import { accessFacts, cover, day, decideAccess, teamFacts } from './access-facts.ts';

describe('the last day of grace', () => {
  const lastOn = (lostOn: string, holidays: string[] = [], weekdays = [1, 2, 3, 4, 5]) =>
    graceLastOn(day(lostOn), { weekdays, holidays: new Set(holidays) }).toString();

  it('lies ten working days after the loss, by the calendar of the team', () => {
    expect(lastOn('2026-03-09')).toBe('2026-03-23');
    expect(lastOn('2026-03-13')).toBe('2026-03-27');
    expect(lastOn('2026-03-14')).toBe('2026-03-27');
    expect(lastOn('2026-03-15')).toBe('2026-03-27');
    expect(lastOn('2026-03-09', [], [7, 1, 2, 3, 4])).toBe('2026-03-23');
    expect(lastOn('2026-03-09', [], [1, 3])).toBe('2026-04-13');
  });

  it('moves over holidays: Easter in Berlin, the turn of the year, a holiday on the very last day', () => {
    expect(lastOn('2026-03-27', ['2026-04-03', '2026-04-06'])).toBe('2026-04-14');
    expect(lastOn('2026-12-18', ['2026-12-25', '2026-12-26', '2027-01-01'])).toBe('2027-01-05');
    expect(lastOn('2026-03-09', ['2026-03-23'])).toBe('2026-03-24');
  });

  it('is a setting', () => {
    const settings = { graceWorkingDays: 3, seatsWithoutBackUp: 15 };
    expect(graceLastOn(day('2026-03-09'), MONDAY_TO_FRIDAY, settings)).toEqual(day('2026-03-12'));
  });
});

/** A zone, the moment of the loss, and the first moment without grace; each grace has a clock change in it. */
const changes = [
  ['Europe/Berlin', '2026-03-20T23:30:00+01:00', '2026-04-04T00:00:00+02:00'],
  ['America/New_York', '2026-10-23T23:59:59-04:00', '2026-11-07T00:00:00-05:00'],
  ['Australia/Lord_Howe', '2026-03-27T00:00:00+11:00', '2026-04-11T00:00:00+10:30'],
  ['Africa/Cairo', '2026-04-09T22:00:00+02:00', '2026-04-24T01:00:00+03:00'],
] as const;

it.each(changes)(
  'in %s the grace ends at the midnight of the place, over a clock change',
  (timeZone, lost, end) => {
    const untilOn = dateAt(Temporal.Instant.from(lost), timeZone);
    const facts = accessFacts({ cover: [{ ...cover('2026-02-16'), untilOn, endedBy: 'left' }] });
    const at = (instant: Temporal.Instant) => decideAccess(facts, dateAt(instant, timeZone));
    const boundary = Temporal.Instant.from(end);
    expect(at(Temporal.Instant.from(lost))).toMatchObject({ state: 'grace', allowed: true });
    expect(at(boundary.subtract({ nanoseconds: 1 }))).toMatchObject({
      state: 'grace',
      allowed: true,
    });
    expect(at(boundary)).toMatchObject({ state: 'frozen', allowed: true });
    const { lastOn } = at(Temporal.Instant.from(lost));
    const dayAfter = lastOn?.add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant();
    expect(dayAfter).toEqual(boundary);
  },
);

it('whatever the loss and the holidays: grace holds for exactly ten working days after it', () => {
  const dates = fc.integer({ min: 1, max: 700 }).map((days) => day('2026-03-02').add({ days }));
  fc.assert(
    fc.property(dates, fc.array(fc.integer({ min: 0, max: 30 })), (lostOn, offsets) => {
      const holidays = new Set(offsets.map((days) => lostOn.add({ days }).toString()));
      const calendar = { weekdays: [1, 2, 3, 4, 5], holidays };
      const facts = teamFacts({
        calendar,
        cover: [{ fromOn: day('2026-02-16'), untilOn: lostOn, endedBy: 'left' }],
      });
      for (let offset = -1; offset < 60; offset += 1) {
        const today = lostOn.add({ days: offset });
        if (Temporal.PlainDate.compare(today, day('2026-03-02')) < 0) continue;
        const { state } = decideTeamAccess(facts, today);
        if (offset < 0) expect(state).toBe('live');
        else {
          const gone = workingDaysBetween(lostOn, today, calendar);
          const isOver = gone > 10 || (gone === 10 && !isTenth(lostOn, today, calendar));
          expect(state).toBe(isOver ? 'frozen' : 'grace');
        }
      }
    }),
    { numRuns: 40 },
  );
});

/** Whether `today` is itself the tenth working day, and not a day off after it. */
function isTenth(
  lostOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: typeof MONDAY_TO_FRIDAY,
): boolean {
  return workingDaysBetween(lostOn, today.subtract({ days: 1 }), calendar) === 9;
}
