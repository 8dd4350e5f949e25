import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { QuestionName } from './question.ts';

/** What stands behind an answer: a page, a number with its unit, or a person who can confirm it. */
export type Evidence =
  | { kind: 'link'; url: string }
  | { kind: 'figure'; text: string }
  | { kind: 'person'; personId: UserId };

export const confidences = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/** "Would this hold without the pilot team's own people?" Asked beside every question. */
export const holdsChoices = ['yes', 'partly', 'no'] as const;
export type Holds = (typeof holdsChoices)[number];

export type Answer = {
  personId: UserId;
  question: QuestionName;
  text: string;
  holdsWithoutPilot: Holds;
  evidence: readonly Evidence[];
  confidence: Confidence;
  at: Temporal.Instant;
};

/** What a modal's text field holds at most, by Slack's limit. */
export const ANSWER_MAX_LENGTH = 3000;
export const EVIDENCE_MAX = 5;

export type AnswerProblem =
  | { kind: 'empty-text' }
  | { kind: 'text-too-long'; length: number; most: number }
  | { kind: 'too-much-evidence'; count: number; most: number }
  | { kind: 'not-a-link'; typed: string }
  | { kind: 'no-figure'; typed: string };

/** What keeps an answer from being saved. No evidence is no problem here: it is saved and stays open. */
export function answerProblems(answer: Pick<Answer, 'text' | 'evidence'>): AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  if (answer.text.trim() === '') problems.push({ kind: 'empty-text' });
  if (answer.text.length > ANSWER_MAX_LENGTH) {
    problems.push({
      kind: 'text-too-long',
      length: answer.text.length,
      most: ANSWER_MAX_LENGTH,
    });
  }
  if (answer.evidence.length > EVIDENCE_MAX) {
    const count = answer.evidence.length;
    problems.push({ kind: 'too-much-evidence', count, most: EVIDENCE_MAX });
  }
  for (const piece of answer.evidence) {
    if (piece.kind === 'link' && !isWebAddress(piece.url)) {
      problems.push({ kind: 'not-a-link', typed: piece.url });
    }
    if (piece.kind === 'figure' && !/\p{Nd}/u.test(piece.text)) {
      problems.push({ kind: 'no-figure', typed: piece.text });
    }
  }
  return problems;
}

/** An answer without evidence counts as open. */
export function isOpen(answer: Answer): boolean {
  return answer.evidence.length === 0 || answerProblems(answer).length > 0;
}

/** Each person's newest answer to each question; earlier ones are history. */
export function latestAnswers(answers: readonly Answer[]): Answer[] {
  const latest = new Map<string, Answer>();
  for (const answer of answers) {
    const key = `${answer.question} ${answer.personId}`;
    const known = latest.get(key);
    if (known === undefined || !isAfter(known.at, answer.at)) {
      latest.set(key, answer);
    }
  }
  return [...latest.values()];
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}
