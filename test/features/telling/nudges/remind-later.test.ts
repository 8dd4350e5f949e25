import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awayByStatus } from '../../../../src/features/teams/calendars/away-status.ts';
import { laterChoices, laterOn } from '../../../../src/features/telling/nudges/remind-later.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const days = fc
  .integer({ min: 0, max: 20_000 })
  .map((count) => on('2000-01-01').add({ days: count }));

describe('being reminded later', () => {
  it('offers tomorrow and a Tuesday, and on a Monday a Thursday', () => {
    expect(laterChoices(on('2027-01-06'))).toEqual(['tomorrow', 2]);
    expect(laterChoices(on('2027-01-04'))).toEqual(['tomorrow', 4]);
    expect(laterOn(2, on('2027-01-06')).toString()).toBe('2027-01-12');
    expect(laterOn(2, on('2027-01-12')).toString()).toBe('2027-01-19');
  });

  it('always means a day within the next week, on the weekday that was chosen', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 7 }), (today, weekday) => {
        const chosen = laterOn(weekday, today);
        expect(chosen.dayOfWeek).toBe(weekday);
        const ahead = today.until(chosen, { largestUnit: 'days' }).days;
        expect(ahead).toBeGreaterThanOrEqual(1);
        expect(ahead).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('never offers the same day twice', () => {
    fc.assert(
      fc.property(days, (sendOn) => {
        const [first, second] = laterChoices(sendOn).map((choice) => laterOn(choice, sendOn));
        expect(first?.equals(second ?? sendOn)).toBe(false);
      }),
    );
  });
});

describe('a status in Slack', () => {
  const now = Temporal.Instant.from('2027-01-04T08:00:00Z');
  const awayFor = (text: string, until?: string) => {
    const away = awayByStatus(
      { text, until: until === undefined ? undefined : Temporal.Instant.from(until) },
      'Europe/Berlin',
      now,
    );
    return away === undefined ? 'here' : `${away.fromOn} to ${away.toOn}`;
  };

  it('says that somebody is away, until its own end', () => {
    expect(awayFor('Vacationing until Friday', '2027-01-08T23:00:00Z')).toBe(
      '2027-01-04 to 2027-01-08',
    );
    expect(awayFor('OOO')).toBe('2027-01-04 to 2027-01-04');
    expect(awayFor('on parental leave', '2027-03-01T00:00:00Z')).toBe('2027-01-04 to 2027-03-01');
  });

  it('means nothing when it is over or speaks of something else', () => {
    expect(awayFor('Vacation', '2027-01-04T07:00:00Z')).toBe('here');
    expect(awayFor('In a meeting')).toBe('here');
    expect(awayFor('Please leave reviews here')).toBe('here');
    expect(awayFor('Grooooming the backlog')).toBe('here');
  });
});
