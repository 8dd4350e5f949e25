import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import {
  type AnswerComparison,
  compareAnswers,
  type DifferenceReview,
} from './answer-comparison.ts';
import { addReview, listAnswers, listReviews } from './assessment.store.ts';
import { type QuestionName, questionOf } from './question.ts';

export type ReviewOutcome =
  | { kind: 'not-lead' }
  | { kind: 'nothing-differs' }
  | { kind: 'already-reviewed'; review: DifferenceReview }
  /** Somebody answered after the form was opened; they are shown before a conclusion is drawn. */
  | { kind: 'answered-meanwhile'; comparison: AnswerComparison }
  | { kind: 'reviewed'; review: DifferenceReview };

/** Stores what a lead concludes from differing answers; `readUpTo` is the newest answer that they had read. */
export function reviewDifference(
  request: RolloutRequest,
  input: { question: QuestionName; readUpTo: number; conclusion: string },
): ReviewOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): ReviewOutcome => {
    const { question, conclusion } = input;
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const answers = listAnswers(database, rolloutId);
    const comparison = compareAnswers(question, answers, listReviews(database, rolloutId));
    if (comparison.review !== undefined) {
      return { kind: 'already-reviewed', review: comparison.review };
    }
    if (comparison.differs === undefined) return { kind: 'nothing-differs' };
    if (newestOf(comparison) > input.readUpTo) return { kind: 'answered-meanwhile', comparison };
    const review = { question, by: acting.userId, at: now, conclusion };
    addReview(database, { workspaceId: acting.workspaceId, rolloutId }, review);
    record(request, {
      act: 'assessment.review',
      subject: `question:${question}`,
      says: `${mention(acting.userId)} reviewed the differing answers on ${questionOf(question).title.toLowerCase()}.`,
      before: { marks: comparison.inWords },
      after: { conclusion },
      reason: conclusion,
      isNews: true,
    });
    return { kind: 'reviewed', review };
  });
}

/** When the newest of the compared answers came, in milliseconds. */
export function newestOf(comparison: AnswerComparison): number {
  return Math.max(0, ...comparison.answers.map((answer) => answer.at.epochMilliseconds));
}
