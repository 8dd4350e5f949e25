import { describe, expect, it } from 'vitest';
import { weeksAsked, weeksOfTeam } from '../../../../src/features/waves/learnings/learning-week.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const claims = 'claims' as TeamId;
const inWave = (startedOn: string, endedOn?: string, number = 0) => ({
  number,
  startedOn: day(startedOn),
  endedOn: endedOn === undefined ? undefined : day(endedOn),
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

  it('ends with the second pilot, and other waves are not asked', () => {
    expect(weeks(inWave('2027-02-08', '2027-02-24'), '2027-03-31')).toEqual([
      '2027-02-08',
      '2027-02-15',
    ]);
    expect(weeks(inWave('2027-02-08', undefined, 1), '2027-03-31')).toEqual([]);
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
