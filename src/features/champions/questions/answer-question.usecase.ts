import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import {
  enqueueEditEntry,
  enqueueMessageEntry,
  findOutboxRow,
} from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { listInOffice } from '../champions/champions.store.ts';
import { listActiveLeads } from '../nominations/nominations.store.ts';
import { askedKey, questionFacts } from './ask-question.usecase.ts';
import { findOwers } from './owed-questions.store.ts';
import { type AnswerRefusal, answerRefusal, type Question } from './question.ts';
import { findQuestion, markAnswered } from './questions.store.ts';
import { answeredMessage, type QuestionFacts, settledMessage } from './questions.view.ts';

export type AnswerOutcome =
  | { kind: 'answered'; facts: QuestionFacts }
  | { kind: 'no-such-question' }
  | { kind: 'refused'; why: AnswerRefusal };

/** Answers a question, or closes it because it was talked about (then `text` is empty). */
export function answerQuestion(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; questionId: string; text: string },
  at: { now: Temporal.Instant; today: Temporal.PlainDate },
): AnswerOutcome {
  return write(database, (): AnswerOutcome => {
    const { acting, rolloutId, questionId, text } = input;
    const reading = { database, rolloutId, ...at };
    const question = findQuestion(database, rolloutId, questionId);
    if (question === undefined) return { kind: 'no-such-question' };
    const may = { owedBy: findOwers(reading, question), helpers: helpersIn(reading) };
    const why = answerRefusal(question, acting.userId, may);
    if (why !== undefined) return { kind: 'refused', why };
    const answered = { by: acting.userId, at: at.now, text };
    markAnswered(database, questionId, answered);
    const facts = questionFacts(reading, { ...question, answered });
    recordEntry(database, {
      workspaceId: acting.workspaceId,
      rolloutId,
      at: at.now,
      actor: acting.userId,
      act: 'questions.answer',
      subject: `question:${questionId}`,
      says: `${mention(acting.userId)} ${text === '' ? 'settled' : 'answered'} a question of *${esc(facts.teamName)}*.`,
      isNews: false,
    });
    tellOfAnswer(reading, facts, acting, at.today);
    return { kind: 'answered', facts };
  });
}

/** Champions, back-ups and leads may help any team. */
export function helpersIn(reading: ReadContext): UserId[] {
  const inOffice = listInOffice(reading).map((one) => one.personId);
  return [...new Set([...inOffice, ...listActiveLeads(reading.database, reading.rolloutId)])];
}

function tellOfAnswer(
  reading: ReadContext,
  facts: QuestionFacts,
  acting: Acting,
  today: Temporal.PlainDate,
): void {
  const { database, rolloutId, now } = reading;
  const { question } = facts;
  const entry = { workspaceId: acting.workspaceId, rolloutId, now };
  const settled = settledMessage(facts, acting.name, sayDate(today));
  for (const told of askedKeys(reading, question))
    enqueueEditEntry(database, { ...entry, key: `${told}:settled`, of: told, message: settled });
  if (question.askerId === acting.userId || question.answered?.text === '') return;
  enqueueMessageEntry(database, {
    ...entry,
    key: `questions.answered:${question.id}`,
    to: question.askerId,
    message: answeredMessage(facts, acting.name),
  });
}

/** The messages in which people were asked this question. */
export function askedKeys(reading: ReadContext, question: Question): string[] {
  return helpersIn(reading)
    .map((userId) => askedKey(question.id, userId))
    .filter((key) => findOutboxRow(reading.database, key) !== undefined);
}
