import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { saysSomething } from '../../../platform/words.ts';
import { type Evidence, type EvidenceProblem, evidenceProblems } from './evidence.ts';
import type { QuestionName } from './question.ts';

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

export type AnswerProblem =
  | { kind: 'empty-text' }
  | { kind: 'says-nothing' }
  | { kind: 'text-too-long'; length: number; most: number }
  | EvidenceProblem;

/** What keeps an answer from being saved. No evidence is no problem here: it is saved and stays open. */
export function answerProblems(
  answer: Pick<Answer, 'text' | 'evidence'>,
  answererId: UserId | undefined = undefined,
): AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  if (answer.text.trim() === '') problems.push({ kind: 'empty-text' });
  else if (!saysSomething(answer.text)) problems.push({ kind: 'says-nothing' });
  if (answer.text.length > ANSWER_MAX_LENGTH) {
    problems.push({
      kind: 'text-too-long',
      length: answer.text.length,
      most: ANSWER_MAX_LENGTH,
    });
  }
  return [...problems, ...evidenceProblems(answer.evidence, answererId)];
}

/** An answer counts as open without evidence, and with evidence that shows nothing. */
export function isOpen({ evidence, personId }: Pick<Answer, 'evidence' | 'personId'>): boolean {
  return evidence.length === 0 || evidenceProblems(evidence, personId).length > 0;
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
