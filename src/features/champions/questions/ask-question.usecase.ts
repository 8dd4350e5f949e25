import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { findOwers, findWhoAnswers } from './owed-questions.store.ts';
import type { Question } from './question.ts';
import { addQuestion } from './questions.store.ts';
import { askedMessage, type QuestionFacts, sayWhyYou } from './questions.view.ts';

export type AskOutcome =
  | { kind: 'asked'; facts: QuestionFacts; isOwn: boolean }
  | { kind: 'unknown-team' };

/** A question goes to whoever answers for the team today; asked by that very person it is a note to themselves. */
export function askQuestion(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; teamId: TeamId; text: string },
  at: { now: Temporal.Instant; today: Temporal.PlainDate },
): AskOutcome {
  return write(database, (): AskOutcome => {
    const { acting, rolloutId, teamId, text } = input;
    const team = findTeam(database, rolloutId, teamId);
    if (team === undefined) return { kind: 'unknown-team' };
    const question: Question = {
      id: newId(),
      rolloutId,
      teamId,
      askerId: acting.userId,
      text,
      askedAt: at.now,
      forId: undefined,
      answered: undefined,
    };
    addQuestion(database, question);
    const reading = { database, rolloutId, ...at };
    const owedBy = findOwers(reading, question);
    recordEntry(database, {
      workspaceId: acting.workspaceId,
      rolloutId,
      at: at.now,
      actor: acting.userId,
      act: 'questions.ask',
      subject: `question:${question.id}`,
      says: `${mention(acting.userId)} asked a question for *${esc(team.name)}*.`,
      isNews: false,
    });
    for (const to of owedBy) {
      if (to === acting.userId) continue;
      const message = questionMessage(reading, question, to);
      const key = askedKey(question.id, to);
      const { workspaceId } = acting;
      enqueueMessageEntry(database, { key, workspaceId, rolloutId, now: at.now, to, message });
    }
    const facts = questionFacts(reading, question);
    return { kind: 'asked', facts, isOwn: owedBy.includes(acting.userId) };
  });
}

export const askedKey = (questionId: string, userId: UserId) =>
  `questions.asked:${questionId}:${userId}`;

export function questionFacts(reading: ReadContext, question: Question): QuestionFacts {
  const { database, rolloutId } = reading;
  return {
    question,
    askerName: findName(database, question.askerId),
    teamName: findTeam(database, rolloutId, question.teamId)?.name ?? '',
    owerNames: findOwers(reading, question).map((id) => findName(database, id)),
  };
}

function questionMessage(reading: ReadContext, question: Question, to: UserId) {
  const { person, standsInFor } = findWhoAnswers(reading, question.teamId);
  const why = person === undefined ? 'lead' : standsInFor === undefined ? undefined : 'stands-in';
  const championName = standsInFor && findName(reading.database, standsInFor.personId);
  const isTheirs = person?.personId === to || person === undefined;
  return askedMessage(
    questionFacts(reading, question),
    isTheirs ? sayWhyYou(why, championName) : undefined,
  );
}
