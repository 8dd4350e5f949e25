import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  answerProblems,
  isOpen,
} from '../../../../src/features/assess/assessment/answer.ts';
import {
  assessmentStatus,
  compareAnswers,
  isSettledDifference,
} from '../../../../src/features/assess/assessment/answer-comparison.ts';
import { questionNames, questionOf } from '../../../../src/features/assess/assessment/question.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const LENA = 'U-LENA' as UserId;
const BAO = 'U-BAO' as UserId;
const MIA = 'U-MIA' as UserId;
const pilotLead = new Set([LENA]);

function anAnswer(change: Partial<Answer> = {}): Answer {
  return {
    personId: BAO,
    question: 'manual-work',
    text: 'A senior agent read every reply before it went out.',
    holdsWithoutPilot: 'no',
    evidence: [{ kind: 'figure', text: '4 hours a week' }],
    confidence: 'medium',
    at: Temporal.Instant.from('2026-11-03T10:00:00Z'),
    ...change,
  };
}

function everyQuestionBy(...people: UserId[]): Answer[] {
  return questionNames.flatMap((question) =>
    people.map((personId) => anAnswer({ question, personId })),
  );
}

describe('an answer', () => {
  it('counts as open without evidence, and as settled with a link, a figure or a person', () => {
    expect(isOpen(anAnswer({ evidence: [] }))).toBe(true);
    expect(isOpen(anAnswer({ evidence: [{ kind: 'link', url: 'https://wiki/x' }] }))).toBe(false);
    expect(isOpen(anAnswer({ evidence: [{ kind: 'figure', text: '12 of 40' }] }))).toBe(false);
    expect(isOpen(anAnswer({ evidence: [{ kind: 'person', personId: MIA }] }))).toBe(false);
  });

  it('names each problem with what was typed', () => {
    expect(
      answerProblems({
        text: '  ',
        evidence: [
          { kind: 'link', url: 'javascript:alert(1)' },
          { kind: 'link', url: 'our wiki' },
          { kind: 'figure', text: 'quite a lot' },
        ],
      }),
    ).toEqual([
      { kind: 'empty-text' },
      { kind: 'not-a-link', typed: 'javascript:alert(1)' },
      { kind: 'not-a-link', typed: 'our wiki' },
      { kind: 'no-figure', typed: 'quite a lot' },
    ]);
    expect(answerProblems({ text: 'x'.repeat(3001), evidence: [] })).toEqual([
      { kind: 'text-too-long', length: 3001, most: 3000 },
    ]);
  });

  it('takes a figure in any script and a link with spaces around it', () => {
    expect(answerProblems({ text: 'x', evidence: [{ kind: 'figure', text: '٤ ساعات' }] })).toEqual(
      [],
    );
    expect(
      answerProblems({ text: 'x', evidence: [{ kind: 'link', url: ' http://a.b ' }] }),
    ).toEqual([]);
  });

  it('is asked by four questions, each with a help line and the constraint it leads to', () => {
    expect(questionNames.map((name) => questionOf(name).leadsTo)).toEqual([
      'manual-work',
      'undocumented-change',
      'institutional-knowledge',
      'missing-feedback',
    ]);
    for (const name of questionNames) {
      expect(questionOf(name).asks).toMatch(/\?$/);
      expect(questionOf(name).help).not.toContain('\n');
    }
  });
});

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
  it('asks for two people per question, one of them not the pilot’s lead, with evidence', () => {
    const missing = (answers: Answer[]) =>
      assessmentStatus(answers, [], pilotLead).questions[0]?.missing;
    expect(missing([])).toBe('an-answer');
    expect(missing([anAnswer({ evidence: [] })])).toBe('an-answer');
    expect(missing([anAnswer({ personId: LENA })])).toBe('someone-other-than-the-lead');
    expect(missing([anAnswer({ personId: BAO })])).toBe('a-second-person');
    expect(missing([anAnswer({ personId: LENA }), anAnswer({ evidence: [] })])).toBe(
      'someone-other-than-the-lead',
    );
    expect(missing([anAnswer({ personId: LENA }), anAnswer()])).toBeUndefined();
    expect(missing([anAnswer({ personId: MIA }), anAnswer()])).toBeUndefined();
  });

  it('is complete only when all four questions are settled and differences are reviewed', () => {
    const settled = everyQuestionBy(LENA, BAO);
    expect(assessmentStatus(settled, [], pilotLead)).toMatchObject({
      answered: 4,
      unreviewed: [],
      isComplete: true,
    });
    const differing = [
      ...settled,
      anAnswer({ personId: MIA, question: 'feedback', holdsWithoutPilot: 'partly' }),
    ];
    expect(assessmentStatus(differing, [], pilotLead)).toMatchObject({
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
        const before = assessmentStatus(answers, [], pilotLead).answered;
        const after = [anAnswer(more), ...answers];
        expect(assessmentStatus(after, [], pilotLead).answered).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
