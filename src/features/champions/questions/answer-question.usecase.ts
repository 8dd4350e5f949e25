import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueEdit, enqueueMessage, listOutboxKeys } from '../../../platform/outbox/outbox.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { askedKey } from './ask-question.usecase.ts';
import { findOwers, getQuestionFacts, listHelpers } from './owed-questions.store.ts';
import {
  type AnswerRefusal,
  answerRefusal,
  type Question,
  type QuestionFacts,
} from './question.ts';
import { findQuestion, markAnswered } from './questions.store.ts';
import { answeredMessage, settledMessage } from './questions.view.ts';

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

function notifyOfAnswer(request: RolloutRequest, facts: QuestionFacts): void {
  const { acting, today } = request;
  const { question } = facts;
  const settled = settledMessage(facts, acting.name, sayDate(today, today));
  for (const of of askedKeys(request, question))
    enqueueEdit(request, { key: `${of}:settled`, of, message: settled });
  if (question.askerId === acting.userId || question.answered?.text === '') return;
  enqueueMessage(request, {
    key: `questions.answered:${question.id}`,
    to: question.askerId,
    message: answeredMessage(facts, acting.name),
  });
}

/** The messages in which people were asked this question. */
export function askedKeys(context: ReadContext, question: Question): string[] {
  const sent = new Set(listOutboxKeys(context.database, askedKey(question.id, '')));
  if (sent.size === 0) return [];
  return listHelpers(context)
    .map((userId) => askedKey(question.id, userId))
    .filter((key) => sent.has(key));
}
