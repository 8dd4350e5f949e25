import { describe, expect, it } from 'vitest';
import type { PausedDays } from '../../../../src/features/gates/pauses/pause.ts';
import { weeksAsked, weeksOfTeam } from '../../../../src/features/waves/learnings/learning-week.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const claims = 'claims' as TeamId;
const inWave = (startedOn: string, endedOn?: string, number = 0) => ({
  number,
  startedOn: day(startedOn),
  endedOn: endedOn === undefined ? undefined : day(endedOn),
  pauses: [] as readonly PausedDays[],
});
const weeks = (team: ReturnType<typeof inWave>, today: string) =>
  weeksAsked(team, day(today)).map(String);

describe('the weekly question', () => {
  it('is asked from Thursday on about a week in which the team was live by Tuesday', () => {
    expect(weeks(inWave('2027-02-08'), '2027-02-10')).toEqual([]);
    expect(weeks(inWave('2027-02-08'), '2027-02-11')).toEqual(['2027-02-08']);
    expect(weeks(inWave('2027-02-09'), '2027-02-18')).toEqual(['2027-02-08', '2027-02-15']);
    expect(weeks(inWave('2027-02-10'), '2027-02-18')).toEqual(['2027-02-15']);
  });

  it('ends with the wave, and is asked in every wave', () => {
    const asked = ['2027-02-08', '2027-02-15'];
    expect(weeks(inWave('2027-02-08', '2027-02-24'), '2027-03-31')).toEqual(asked);
    expect(weeks(inWave('2027-02-08', '2027-02-24', 3), '2027-03-31')).toEqual(asked);
    expect(weeks(inWave('2027-02-08', undefined, 1), '2027-02-20')).toEqual(asked);
  });

  it('is not asked while all stands still, nor about a week in which it stood still', () => {
    const pause = (fromOn: string, untilOn?: string) => ({
      ...inWave('2027-02-08'),
      pauses: [{ fromOn: day(fromOn), untilOn: untilOn === undefined ? undefined : day(untilOn) }],
    });
    const whole = pause('2027-02-16', '2027-02-22');
    expect(weeks(whole, '2027-02-26')).toEqual(['2027-02-08', '2027-02-22']);
    expect(weeks(pause('2027-02-16', '2027-02-19'), '2027-02-20')).toHaveLength(2);
    const open = (team: ReturnType<typeof pause>, today: string) =>
      weeksOfTeam(claims, team, [], day(today))?.open?.toString();
    const since = pause('2027-02-12');
    expect(open(since, '2027-02-11')).toBe('2027-02-08');
    expect(open(since, '2027-02-12')).toBeUndefined();
    expect(open(since, '2027-03-12')).toBeUndefined();
    expect(open(pause('2027-02-12', '2027-02-15'), '2027-02-15')).toBe('2027-02-08');
  });

  it('keeps only the newest week open, and forgets none in the count', () => {
    const answers = [{ teamId: claims, weekOn: day('2027-02-15') }];
    const asked = (today: string) => {
      const found = weeksOfTeam(claims, inWave('2027-02-08'), answers, day(today));
      return [found?.answered, found?.asked, found?.open?.toString()];
    };
    expect(asked('2027-02-12')).toEqual([0, 1, '2027-02-08']);
    expect(asked('2027-02-18')).toEqual([1, 2, undefined]);
    expect(asked('2027-02-25')).toEqual([1, 3, '2027-02-22']);
  });
});
