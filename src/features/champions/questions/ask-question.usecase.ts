import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { findOwers, getQuestionFacts } from './owed-questions.store.ts';
import type { Question, QuestionFacts } from './question.ts';
import { addQuestion } from './questions.store.ts';

export type AskOutcome =
  | { kind: 'asked'; facts: QuestionFacts; isOwn: boolean }
  | { kind: 'unknown-team' };

/** A question goes to whoever answers for the team today; asked by that very person it is a note to themselves. */
export function askQuestion(
  request: RolloutRequest,
  { teamId, text }: { teamId: TeamId; text: string },
): AskOutcome {
  const { database, rolloutId, now } = request;
  const { userId } = request.acting;
  return write(database, (): AskOutcome => {
    const team = findTeam(database, rolloutId, teamId);
    if (team === undefined) return { kind: 'unknown-team' };
    const question: Question = {
      id: newId(),
      rolloutId,
      teamId,
      askerId: userId,
      text,
      askedAt: now,
      forId: undefined,
      answered: undefined,
    };
    addQuestion(database, question);
    const owedBy = findOwers(request, question);
    record(request, {
      act: 'questions.ask',
      subject: `question:${question.id}`,
      says: `${mention(userId)} asked a question for *${esc(team.name)}*.`,
      isNews: false,
    });
    const facts = getQuestionFacts(request, question);
    return { kind: 'asked', facts, isOwn: owedBy.includes(userId) };
  });
}
