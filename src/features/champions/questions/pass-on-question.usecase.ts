import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { enqueueEditEntry, enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { askedKeys, helpersIn } from './answer-question.usecase.ts';
import { askedKey, questionFacts } from './ask-question.usecase.ts';
import { findOwers } from './owed-questions.store.ts';
import { type AnswerRefusal, answerRefusal, type Question } from './question.ts';
import { findQuestion, listOpenOfTeam, markFor } from './questions.store.ts';
import { askedMessage, passedOnMessage, type QuestionFacts, sayWhyYou } from './questions.view.ts';

export type PassOnOutcome =
  | { kind: 'passed-on'; facts: QuestionFacts }
  | { kind: 'no-such-question' }
  | { kind: 'not-a-helper' }
  | { kind: 'refused'; why: AnswerRefusal };

type At = { now: Temporal.Instant; today: Temporal.PlainDate };

/** Gives a question to somebody who may know; they get it as if they had been asked. */
export function passOnQuestion(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; questionId: string; toId: UserId },
  at: At,
): PassOnOutcome {
  return write(database, (): PassOnOutcome => {
    const { acting, rolloutId, questionId, toId } = input;
    const reading = { database, rolloutId, ...at };
    const question = findQuestion(database, rolloutId, questionId);
    if (question === undefined) return { kind: 'no-such-question' };
    const helpers = helpersIn(reading);
    if (!helpers.includes(toId)) return { kind: 'not-a-helper' };
    const may = { owedBy: findOwers(reading, question), helpers };
    const why = answerRefusal(question, acting.userId, may);
    if (why !== undefined) return { kind: 'refused', why };
    return { kind: 'passed-on', facts: moveQuestion(reading, acting, question, toId) };
  });
}

/** Relieves somebody of several questions of a team at once; answers with how many moved. */
export function passOnMany(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; teamId: TeamId; toId: UserId; count: number },
  at: At,
): number {
  return write(database, () => {
    const { acting, rolloutId, teamId, toId, count } = input;
    const reading = { database, rolloutId, ...at };
    if (!helpersIn(reading).includes(toId)) return 0;
    const movable = listOpenOfTeam(database, rolloutId, teamId)
      .filter((question) => !findOwers(reading, question).includes(toId))
      .slice(0, count);
    for (const question of movable) moveQuestion(reading, acting, question, toId);
    return movable.length;
  });
}

function moveQuestion(
  reading: ReadContext,
  acting: Acting,
  question: Question,
  toId: UserId,
): QuestionFacts {
  const { database, rolloutId, now } = reading;
  markFor(database, question.id, toId);
  const facts = questionFacts(reading, { ...question, forId: toId });
  recordEntry(database, {
    workspaceId: acting.workspaceId,
    rolloutId,
    at: now,
    actor: acting.userId,
    act: 'questions.pass-on',
    subject: `question:${question.id}`,
    says: `${mention(acting.userId)} passed a question of *${esc(facts.teamName)}* on to ${mention(toId)}.`,
    isNews: false,
  });
  const entry = { workspaceId: acting.workspaceId, rolloutId, now };
  const own = askedKey(question.id, toId);
  for (const told of askedKeys(reading, question)) {
    if (told === own) continue;
    const key = `${told}:passed-on:${now.epochMilliseconds}`;
    enqueueEditEntry(database, {
      ...entry,
      key,
      of: told,
      message: passedOnMessage(facts, acting.name),
    });
  }
  if (toId === acting.userId) return facts;
  const message = askedMessage(facts, sayWhyYou('passed-on', findName(database, acting.userId)));
  const isNew = enqueueMessageEntry(database, { ...entry, key: own, to: toId, message });
  if (!isNew) {
    const key = `${own}:again:${now.epochMilliseconds}`;
    enqueueEditEntry(database, { ...entry, key, of: own, message });
  }
  return facts;
}
