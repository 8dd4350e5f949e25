import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeMonthsSince } from '../../../../src/features/adopt/completions/months-since.ts';
import {
  judgeHabit,
  judgeUseShown,
  type UseFacts,
} from '../../../../src/features/adopt/completions/use-shown.ts';
import {
  judgeChampionsLast,
  judgeEntriesLast,
  judgeLearningsClosed,
  judgeOverrides,
  judgeTrained,
} from '../../../../src/features/adopt/completions/what-lasts.ts';
import { depthVerdicts } from '../../../../src/features/adopt/depth/depth-verdict.ts';
import { mixOf } from '../../../../src/features/adopt/segments/segment.ts';

const day = (typed: string) => Temporal.PlainDate.from(typed);
const today = day('2027-06-01');

describe('months since the last wave', () => {
  const behind = { completed: 3, lastOn: day('2027-03-01'), running: undefined };

  it('are enough on the very day, and not a day sooner', () => {
    expect(judgeMonthsSince(behind, 3, today)).toMatchObject({ verdict: 'pass', n: 3 });
    const sooner = judgeMonthsSince(behind, 3, day('2027-05-31'));
    expect(sooner).toMatchObject({ verdict: 'inconclusive', findings: [{ amount: 1 }] });
    expect(sooner.settledBy).toContain('1 June');
  });

  it('do not begin while a wave runs, and are no data without a wave', () => {
    expect(judgeMonthsSince({ ...behind, running: 4 }, 3, today).verdict).toBe('fail');
    const none = { completed: 0, lastOn: undefined, running: undefined };
    expect(judgeMonthsSince(none, 0, today)).toMatchObject({ verdict: 'no-data', n: 0 });
  });
});

describe('use over months', () => {
  const use: UseFacts = {
    ...{ verdict: 'plateau', people: 60, says: 'Use has moved by less than 1 % a week.' },
    ...{ smallestFall: 0.03, lastWeekOn: day('2027-05-24') },
  };

  it('is shown by deepening or a level, never by what is not known, and fails on a decline', () => {
    const verdicts = depthVerdicts.map((verdict) => [
      verdict,
      judgeUseShown({ ...use, verdict }, undefined, today).verdict,
    ]);
    expect(Object.fromEntries(verdicts)).toEqual({
      ...{ deepening: 'pass', plateau: 'pass', declining: 'fail', 'not shown yet': 'inconclusive' },
      ...{ 'too early': 'inconclusive', 'too small': 'inconclusive' },
    });
    expect(judgeUseShown(undefined, undefined, today)).toMatchObject({ verdict: 'no-data', n: 0 });
  });

  it('meets the lower bar where a fall of that size would have shown, and a decline never does', () => {
    const unknown = { ...use, verdict: 'not shown yet' } as const;
    expect(judgeUseShown(unknown, 0.05, today).verdict).toBe('pass');
    expect(judgeUseShown(unknown, 0.02, today).verdict).toBe('inconclusive');
    expect(judgeUseShown({ ...unknown, smallestFall: undefined }, 1, today).verdict).toBe(
      'inconclusive',
    );
    expect(judgeUseShown({ ...use, verdict: 'too early' }, 1, today).verdict).toBe('inconclusive');
    expect(judgeUseShown({ ...use, verdict: 'declining' }, 1, today).verdict).toBe('fail');
  });

  it('says nothing of today when the last weeks were not reported, whatever the verdict was', () => {
    const old = { ...use, lastWeekOn: day('2027-04-12') };
    expect(judgeUseShown(old, undefined, today).verdict).toBe('inconclusive');
    expect(judgeUseShown({ ...old, lastWeekOn: day('2027-04-20') }, undefined, today).verdict).toBe(
      'pass',
    );
  });
});

describe('the share with a habit', () => {
  const mix = (habit: number, other: number) =>
    mixOf([...Array(habit).fill('habitual'), ...Array(other).fill('new')]);

  it('counts everyone with access, and asks of the interval too', () => {
    // Wilson, 95 %: 9 of 15 lie between 36 and 80 %, 12 of 15 between 55 and 93 %.
    expect(judgeHabit(mix(9, 6), 60).verdict).toBe('inconclusive');
    expect(judgeHabit(mix(12, 3), 60).verdict).toBe('pass');
    expect(judgeHabit(mix(9, 6), 60).measured).toContain('between 36 and 80 %');
    expect(judgeHabit(mix(2, 58), 50)).toMatchObject({
      verdict: 'fail',
      findings: [{ amount: 28 }],
    });
  });

  it('is told from five people on, and is no data of none', () => {
    expect(judgeHabit(mix(4, 0), 50).verdict).toBe('inconclusive');
    expect(judgeHabit(mixOf([]), 0)).toMatchObject({ verdict: 'no-data', n: 0 });
    expect(judgeHabit(undefined, 0)).toMatchObject({ verdict: 'no-data', n: 0 });
  });

  it('never passes below its bar', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 100 }), (had, rest, bar) => {
        const { verdict } = judgeHabit(mix(had, rest), bar);
        if (verdict === 'pass') expect(100 * had).toBeGreaterThanOrEqual(bar * (had + rest));
        if (verdict === 'fail') expect(100 * had).toBeLessThan(bar * (had + rest));
      }),
    );
  });
});

describe('what has to outlast the programme', () => {
  const untilOn = day('2027-08-31');
  const champion = { name: 'Mia Chen', isCertified: true, hoursUntilOn: untilOn };
  const team = { id: 'claims', name: 'Claims', champion };

  it('is a certified champion with hours until that day, in every live team', () => {
    const judged = (one: object) =>
      judgeChampionsLast([team, { ...team, ...one }], untilOn, today).verdict;
    expect(judged({})).toBe('pass');
    expect(judged({ champion: undefined })).toBe('fail');
    expect(judged({ champion: { ...champion, isCertified: false } })).toBe('fail');
    expect(judged({ champion: { ...champion, hoursUntilOn: undefined } })).toBe('fail');
    const early = { champion: { ...champion, hoursUntilOn: untilOn.subtract({ days: 9 }) } };
    const found = judgeChampionsLast([{ ...team, ...early }], untilOn, today);
    expect(found).toMatchObject({ verdict: 'fail', findings: [{ lack: 'hours-end', amount: 9 }] });
    expect(judgeChampionsLast([], untilOn, today)).toMatchObject({ verdict: 'no-data', n: 0 });
  });

  it('is a Core in time with owners who stay', () => {
    const entry = { id: 'a', title: 'Tone', isDue: false, ownerStays: true };
    expect(judgeEntriesLast([entry], 100).verdict).toBe('pass');
    expect(judgeEntriesLast([entry, { ...entry, isDue: true }], 100).verdict).toBe('fail');
    expect(judgeEntriesLast([entry, { ...entry, ownerStays: false }], 100).verdict).toBe('fail');
    expect(judgeEntriesLast([entry, { ...entry, ownerStays: false }], 50).verdict).toBe('pass');
    expect(judgeEntriesLast([], 0)).toMatchObject({ verdict: 'no-data', n: 0 });
  });

  it('is no bar that is lowered, no learning left open, and people who are trained', () => {
    const none = { inForce: [], waiting: 0, opened: 4 };
    expect(judgeOverrides(none, 0)).toMatchObject({ verdict: 'pass', n: 4 });
    expect(judgeOverrides({ ...none, waiting: 1, opened: 0 }, 1).verdict).toBe('no-data');
    expect(judgeOverrides({ ...none, waiting: 1 }, 0).verdict).toBe('fail');
    expect(judgeOverrides({ ...none, inForce: [{ id: 'o', says: 'x' }] }, 0).verdict).toBe('fail');
    expect(judgeOverrides({ ...none, waiting: 1 }, 1).verdict).toBe('pass');
    expect(judgeOverrides({ ...none, opened: 0 }, 0)).toMatchObject({ verdict: 'no-data', n: 0 });
    // Asking for something easier is no evidence.
    expect(judgeOverrides({ ...none, opened: 0, waiting: 1 }, 1).verdict).toBe('no-data');
    const learnings = { open: [], all: 3, weeklyAnswers: 5 };
    expect(judgeLearningsClosed(learnings)).toMatchObject({ verdict: 'pass', n: 5 });
    const open = { ...learnings, open: [{ id: 'l', what: 'Names' }] };
    expect(judgeLearningsClosed(open).verdict).toBe('fail');
    expect(judgeLearningsClosed({ open: [], all: 0, weeklyAnswers: 0 }).verdict).toBe('no-data');
    expect(judgeTrained({ people: 50, finished: 40 }, 80).verdict).toBe('pass');
    const few = judgeTrained({ people: 51, finished: 10 }, 80);
    expect(few).toMatchObject({ verdict: 'fail', findings: [{ amount: 31 }] });
    expect(few.measured).toContain('10 of 51');
    expect(judgeTrained({ people: 0, finished: 0 }, 0).verdict).toBe('no-data');
  });
});
