import { isAfter, latestOf } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { Answer } from '../assessment/answer.ts';
import { type QuestionName, questionOf } from '../assessment/question.ts';
import type { Constraint } from './constraint.ts';

/** Why something that would not hold is still no constraint, in writing; it holds for the answers before it. */
export type NoConstraintReason = {
  question: QuestionName;
  by: UserId;
  at: Temporal.Instant;
  reason: string;
};

/**
 * Questions on which somebody's last word is "would not hold", without a constraint of the kind that this
 * question leads to, and without a reason given since. In the order of the questions.
 */
export function unfollowedQuestions(
  latest: readonly Answer[],
  constraints: readonly Pick<Constraint, 'kind'>[],
  reasons: readonly NoConstraintReason[],
): QuestionName[] {
  const kinds = new Set(constraints.map(({ kind }) => kind));
  const doubts = Map.groupBy(
    latest.filter(({ holdsWithoutPilot }) => holdsWithoutPilot === 'no'),
    ({ question }) => question,
  );
  return [...doubts].flatMap(([question, answers]) => {
    if (kinds.has(questionOf(question).leadsTo)) return [];
    const newest = latestOf(answers.map(({ at }) => at));
    const isReasoned = reasons.some(
      (one) => one.question === question && newest !== undefined && !isAfter(newest, one.at),
    );
    return isReasoned ? [] : [question];
  });
}
