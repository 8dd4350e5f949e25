import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../src/features/assess/assessment/answer.ts';
import {
  assessmentStatus,
  compareAnswers,
  isSettledDifference,
} from '../../../../src/features/assess/assessment/answer-comparison.ts';
import type { AnswerConfirmation } from '../../../../src/features/assess/assessment/confirmation.ts';
import { questionNames } from '../../../../src/features/assess/assessment/question.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { anAnswer, BAO, judged, LENA, MIA, pilot, SAM, saidSo } from './answer-builders.ts';

function everyQuestionBy(...people: UserId[]): Answer[] {
  return questionNames.flatMap((question) =>
    people.map((personId) => anAnswer({ question, personId })),
  );
}

describe('comparing answers', () => {
  const later = Temporal.Instant.from('2026-11-05T10:00:00Z');

  it('shows a different mark on “would it hold without us?” as a difference in substance', () => {
    const comparison = compareAnswers(
      'manual-work',
      [anAnswer({ personId: LENA, holdsWithoutPilot: 'yes' }), anAnswer()],
      [],
    );
    expect(comparison.differs).toBe('in-substance');
    expect(comparison.inWords).toBe(
      '1 says that it would hold without the pilot team, 1 says that it would not hold.',
    );
    expect(comparison.answers).toHaveLength(2);
    expect(isSettledDifference(comparison)).toBe(false);
  });

  it('shows the same mark held surely by one and unsurely by another as a difference in confidence', () => {
    const comparison = compareAnswers(
      'manual-work',
      [anAnswer({ personId: LENA, confidence: 'high' }), anAnswer({ confidence: 'low' })],
      [],
    );
    expect(comparison.differs).toBe('in-confidence');
    expect(comparison.inWords).toBe(
      'All 2 say that it would not hold, but 1 is sure and 1 is not.',
    );
  });

  it('finds no difference between medium and high confidence, or in one person’s change of mind', () => {
    expect(
      compareAnswers(
        'manual-work',
        [anAnswer({ personId: LENA, confidence: 'high' }), anAnswer()],
        [],
      ).differs,
    ).toBeUndefined();
    const changedMind = [anAnswer({ holdsWithoutPilot: 'yes' }), anAnswer({ at: later })];
    const comparison = compareAnswers('manual-work', changedMind, []);
    expect(comparison.differs).toBeUndefined();
    expect(comparison.answers.map((answer) => answer.at)).toEqual([later]);
  });

  it('counts a review only for the answers that it saw, and only with a conclusion', () => {
    const answers = [anAnswer({ personId: LENA, holdsWithoutPilot: 'yes' }), anAnswer()];
    const review = {
      question: 'manual-work' as const,
      by: MIA,
      at: Temporal.Instant.from('2026-11-04T10:00:00Z'),
      conclusion: 'The review stays; it becomes a constraint.',
    };
    expect(compareAnswers('manual-work', answers, [review]).review).toEqual(review);
    const blank = { ...review, conclusion: ' ' };
    expect(compareAnswers('manual-work', answers, [blank]).review).toBeUndefined();
    const withNewer = [...answers, anAnswer({ personId: MIA, at: later })];
    expect(compareAnswers('manual-work', withNewer, [review]).review).toBeUndefined();
  });
});

describe('the standing of the assessment', () => {
  it('asks for two people of the pilot per question, one of them not its lead, with evidence', () => {
    const missing = (answers: Answer[]) =>
      assessmentStatus(answers, [], judged).questions[0]?.missing;
    expect(missing([])).toBe('an-answer');
    expect(missing([anAnswer({ evidence: [] })])).toBe('an-answer');
    expect(missing([anAnswer({ personId: LENA })])).toBe('someone-other-than-the-lead');
    expect(missing([anAnswer({ personId: BAO })])).toBe('a-second-person');
    expect(missing([anAnswer({ personId: LENA }), anAnswer({ evidence: [] })])).toBe(
      'someone-other-than-the-lead',
    );
    expect(missing([anAnswer({ personId: LENA }), anAnswer()])).toBeUndefined();
    expect(missing([anAnswer({ personId: MIA }), anAnswer()])).toBeUndefined();
    expect(missing([anAnswer({ personId: SAM }), anAnswer()])).toBe('a-second-person');
    expect(missing([anAnswer({ personId: SAM }), anAnswer({ personId: LENA })])).toBe(
      'someone-other-than-the-lead',
    );
    expect(missing([anAnswer({ personId: SAM })])).toBe('an-answer');
  });

  it('is not complete while a single answer waits for somebody else, or was found not quite so', () => {
    const answers = everyQuestionBy(LENA, BAO);
    const words = answers.map((one) => saidSo(one, MIA));
    const status = (said: AnswerConfirmation[]) =>
      assessmentStatus(answers, [], { pilot, words: said });
    expect(status(words)).toMatchObject({ unconfirmed: 0, isComplete: true });
    expect(status(words.slice(1))).toMatchObject({ unconfirmed: 1, isComplete: false });
    const doubt = saidSo(answers[0]!, BAO, { says: 'not-quite', words: 'It was nine hours.' });
    expect(status([...words, doubt])).toMatchObject({ unconfirmed: 1, isComplete: false });
  });

  it('is complete only when all four questions are settled and differences are reviewed', () => {
    const settled = everyQuestionBy(LENA, BAO);
    const differing = [
      ...settled,
      anAnswer({ personId: MIA, question: 'feedback', holdsWithoutPilot: 'partly' }),
    ];
    const status = (answers: Answer[]) =>
      assessmentStatus(answers, [], { pilot, words: answers.map((one) => saidSo(one, SAM)) });
    expect(status(settled)).toMatchObject({ answered: 4, unreviewed: [], isComplete: true });
    expect(status(differing)).toMatchObject({
      answered: 4,
      unreviewed: ['feedback'],
      isComplete: false,
    });
  });

  it('never grows worse by one more agreeing answer with evidence, in any order', () => {
    const person = fc.constantFrom(LENA, BAO, MIA);
    const answer = fc.record({ personId: person, question: fc.constantFrom(...questionNames) });
    fc.assert(
      fc.property(fc.array(answer), answer, (some, more) => {
        const answers = some.map((change) => anAnswer(change));
        const before = assessmentStatus(answers, [], judged).answered;
        const after = [anAnswer(more), ...answers];
        expect(assessmentStatus(after, [], judged).answered).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
