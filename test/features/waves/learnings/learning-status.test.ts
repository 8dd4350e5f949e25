import { describe, expect, it } from 'vitest';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import { decline, tryOut } from '../../../../src/features/waves/learnings/learning.ts';
import {
  adoptionCredits,
  judgeMustLearnings,
  nextStep,
  oldMusts,
  openWorkingDays,
} from '../../../../src/features/waves/learnings/learning-status.ts';
import type { LearningId } from '../../../../src/platform/ids.ts';
import { aLearning, claims, day, implemented, lead, legal, made, trial } from './learnings.ts';

describe('the gate on must learnings', () => {
  it('fails while one is not validated by another team, and names it with its next step', () => {
    const second = aLearning({ id: 'L2' as LearningId, what: 'Sums are wrong' });
    const judged = judgeMustLearnings({ learnings: [implemented(), second], weeklyAnswers: 3 });
    expect(judged).toEqual({
      verdict: 'fail',
      measured:
        '2 of 2 must learnings are not validated: "Escalations outside office hours reach nobody" (action done, not validated by another team yet); "Sums are wrong" (observed, cause not named yet).',
      n: 5,
      settledBy: 'Next: try it in another team and name the cause.',
    });
  });

  it('opens when every must is validated or declined, whatever the lighter ones', () => {
    const validated = made(tryOut(implemented(), trial(legal)));
    const declined = made(decline(aLearning(), lead, 'Too rare', day('2026-03-12')));
    const should = aLearning({ severity: 'should' });
    const judged = judgeMustLearnings({
      learnings: [validated, declined, should],
      weeklyAnswers: 0,
    });
    expect(judged.verdict).toBe('pass');
    expect(judged.measured).toBe(
      'All 2 must learnings are validated by another team or declined with a reason.',
    );
  });

  it('has no data when nobody was asked or nobody answered; silence is not evidence', () => {
    expect(judgeMustLearnings({ learnings: [], weeklyAnswers: 0 }).verdict).toBe('no-data');
    expect(judgeMustLearnings({ learnings: [], weeklyAnswers: 2 })).toMatchObject({
      verdict: 'pass',
      measured: 'No learnings so far, in 2 weekly answers.',
    });
  });
});

it('a must that is open for more than 15 working days goes to the lead', () => {
  const must = aLearning();
  const others = [aLearning({ severity: 'should' }), made(tryOut(implemented(), trial(legal)))];
  const old = (on: string) => oldMusts([must, ...others], day(on), MONDAY_TO_FRIDAY);
  expect(openWorkingDays(must, day('2026-03-30'), MONDAY_TO_FRIDAY)).toBe(15);
  expect(old('2026-03-30')).toEqual([]);
  expect(old('2026-03-31')).toEqual([must]);
  expect(openWorkingDays(others[1] ?? must, day('2026-03-31'), MONDAY_TO_FRIDAY)).toBe(0);
});

it('each stage has one next step and one who takes it', () => {
  expect(nextStep(aLearning())).toMatchObject({ who: 'finder', personId: 'mia' });
  expect(nextStep(implemented())).toMatchObject({ who: 'another-team', personId: undefined });
  const validated = made(tryOut(implemented(), trial(legal)));
  expect(nextStep(validated)).toMatchObject({ who: 'lead', words: 'Close it as learned' });
  const declined = made(decline(aLearning(), lead, 'Too rare', day('2026-03-12')));
  expect(nextStep(declined).who).toBe('nobody');
});

it('whoever found what another team adopted is credited, newest first and without a ranking', () => {
  const older = made(tryOut(implemented(), trial(legal)));
  const newer = { ...older, id: 'L2' as LearningId, observedOn: day('2026-03-11') };
  const credits = adoptionCredits([older, aLearning({ id: 'L3' as LearningId }), newer]);
  expect(credits.map((each) => [each.learningId, each.foundBy, each.adoptedBy])).toEqual([
    ['L2', 'mia', ['legal']],
    ['L1', 'mia', ['legal']],
  ]);
});

it('nobody is credited for what only their own team uses, or for what was declined', () => {
  const adopted = { ...implemented(), adoptedBy: [legal] };
  expect(adoptionCredits([{ ...adopted, adoptedBy: [claims] }])).toEqual([]);
  expect(adoptionCredits([{ ...adopted, adoptedBy: [claims, legal] }])).toMatchObject([
    { foundBy: 'mia', adoptedBy: ['legal'] },
  ]);
  expect(adoptionCredits([{ ...adopted, stage: 'declined' }])).toEqual([]);
});
