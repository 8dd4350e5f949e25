import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import {
  findOwers,
  getQuestionFacts,
  listHelpers,
  listOwedQuestions,
} from './owed-questions.store.ts';
import {
  type AnswerRefusal,
  answerRefusal,
  type Question,
  type QuestionFacts,
} from './question.ts';
import { findQuestion, markFor } from './questions.store.ts';

export type PassOnOutcome =
  | { kind: 'passed-on'; facts: QuestionFacts }
  | { kind: 'no-such-question' }
  | { kind: 'not-a-helper' }
  | { kind: 'refused'; why: AnswerRefusal };

/** Gives a question to somebody who may know; they owe the answer from now on. */
export function passOnQuestion(
  request: RolloutRequest,
  { questionId, toId }: { questionId: string; toId: UserId },
): PassOnOutcome {
  const { database, rolloutId, acting } = request;
  return write(database, (): PassOnOutcome => {
    const question = findQuestion(database, rolloutId, questionId);
    if (question === undefined) return { kind: 'no-such-question' };
    const helpers = listHelpers(request);
    if (!helpers.includes(toId)) return { kind: 'not-a-helper' };
    const may = { owedBy: findOwers(request, question), helpers };
    const why = answerRefusal(question, acting.userId, may);
    if (why !== undefined) return { kind: 'refused', why };
    return { kind: 'passed-on', facts: moveQuestion(request, question, toId) };
  });
}

/** Relieves somebody of several questions of a team at once; answers with how many moved. */
export function passOnMany(
  request: RolloutRequest,
  { teamId, toId, count }: { teamId: TeamId; toId: UserId; count: number },
): number {
  const { database } = request;
  return write(database, () => {
    if (!listHelpers(request).includes(toId)) return 0;
    const movable = listOwedQuestions(request, new Set([teamId]))
      .filter(({ owedBy }) => !owedBy.includes(toId))
      .map(({ question }) => question)
      .slice(0, count);
    for (const question of movable) moveQuestion(request, question, toId);
    return movable.length;
  });
}

function moveQuestion(request: RolloutRequest, question: Question, toId: UserId): QuestionFacts {
  const { database } = request;
  const { userId } = request.acting;
  markFor(database, question.id, toId);
  const facts = getQuestionFacts(request, { ...question, forId: toId });
  record(request, {
    act: 'questions.pass-on',
    subject: `question:${question.id}`,
    says: `${mention(userId)} passed a question of *${esc(facts.teamName)}* on to ${mention(toId)}.`,
    isNews: false,
  });
  return facts;
}
