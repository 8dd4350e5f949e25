import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueAnswer } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findOwers, getQuestionFacts, listHelpers } from './owed-questions.store.ts';
import { type AnswerRefusal, answerRefusal, type QuestionFacts } from './question.ts';
import { findQuestion, markAnswered } from './questions.store.ts';
import { answeredMessage } from './questions.view.ts';

export type AnswerOutcome =
  | { kind: 'answered'; facts: QuestionFacts }
  | { kind: 'no-such-question' }
  | { kind: 'refused'; why: AnswerRefusal };

/** Answers a question, or closes it because it was talked about (then `text` is empty). */
export function answerQuestion(
  request: RolloutRequest,
  { questionId, text }: { questionId: string; text: string },
): AnswerOutcome {
  const { database, rolloutId, now } = request;
  const { userId } = request.acting;
  return write(database, (): AnswerOutcome => {
    const question = findQuestion(database, rolloutId, questionId);
    if (question === undefined) return { kind: 'no-such-question' };
    const may = { owedBy: findOwers(request, question), helpers: listHelpers(request) };
    const why = answerRefusal(question, userId, may);
    if (why !== undefined) return { kind: 'refused', why };
    const answered = { by: userId, at: now, text };
    markAnswered(database, questionId, answered);
    const facts = getQuestionFacts(request, { ...question, answered });
    record(request, {
      act: 'questions.answer',
      subject: `question:${questionId}`,
      says: `${mention(userId)} ${text === '' ? 'settled' : 'answered'} a question of *${esc(facts.teamName)}*.`,
      isNews: false,
    });
    notifyOfAnswer(request, facts);
    return { kind: 'answered', facts };
  });
}

/** The asker waits for it; what was only talked about needs no words. */
function notifyOfAnswer(request: RolloutRequest, facts: QuestionFacts): void {
  const { acting } = request;
  const { question } = facts;
  if (question.askerId === acting.userId || question.answered?.text === '') return;
  enqueueAnswer(request, {
    key: `questions.answered:${question.id}`,
    to: question.askerId,
    message: answeredMessage(facts, acting.name),
  });
}
