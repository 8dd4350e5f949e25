import type { Answer } from '../../../../src/features/assess/assessment/answer.ts';
import type { AnswerConfirmation } from '../../../../src/features/assess/assessment/confirmation.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

export const LENA = 'U-LENA' as UserId;
export const BAO = 'U-BAO' as UserId;
export const MIA = 'U-MIA' as UserId;
export const SAM = 'U-SAM' as UserId;
/** Lena led the pilot; Bao and Mia were in it, and Sam was not. */
export const pilot = { leadIds: new Set([LENA]), everyoneIds: new Set([LENA, BAO, MIA]) };
export const judged = { pilot, words: [] };

export function saidSo(answer: Answer, by: UserId, change: Partial<AnswerConfirmation> = {}) {
  const { question, personId, at } = answer;
  const said = { question, answeredBy: personId, answeredAt: at, by, at: at.add({ hours: 1 }) };
  return { ...said, says: 'so', words: '', ...change } satisfies AnswerConfirmation;
}

export function anAnswer(change: Partial<Answer> = {}): Answer {
  return {
    personId: BAO,
    question: 'manual-work',
    text: 'A senior agent read every reply before it went out.',
    holdsWithoutPilot: 'no',
    evidence: [{ kind: 'figure', text: '4 hours a week of review' }],
    confidence: 'medium',
    at: Temporal.Instant.from('2026-11-03T10:00:00Z'),
    ...change,
  };
}
