import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { type Answer, isOpen } from './answer.ts';
import { listAnswersOf } from './assessment.store.ts';
import { areWordsEnough, type ConfirmationSays, confirmersOf } from './confirmation.ts';
import { addConfirmation } from './confirmations.store.ts';
import { type QuestionName, questionOf } from './question.ts';
import { getWitnesses } from './witnesses.store.ts';

/** An answer by who gave it and when; a later one of theirs is another. */
export type AnswerNamed = { question: QuestionName; answeredBy: UserId; answeredAt: number };

export type ConfirmOutcome =
  | { kind: 'not-asked' }
  /** It was changed since it was shown, or it has no evidence left to confirm. */
  | { kind: 'changed-meanwhile' }
  | { kind: 'needs-words'; answer: Answer }
  | { kind: 'confirmed'; answer: Answer };

/** Stores what another person says to an answer: that it is so, or what is not quite. */
export function confirmAnswer(
  request: RolloutRequest,
  named: AnswerNamed,
  said: { says: ConfirmationSays; words: string },
): ConfirmOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): ConfirmOutcome => {
    const answer = findNamedAnswer(request, named);
    if (answer === undefined || isOpen(answer)) return { kind: 'changed-meanwhile' };
    const may = confirmersOf(answer, getWitnesses(request));
    if (!may.includes(acting.userId)) return { kind: 'not-asked' };
    if (!areWordsEnough(answer, said)) return { kind: 'needs-words', answer };
    const { question, personId, at: answeredAt } = answer;
    addConfirmation(
      database,
      { workspaceId: acting.workspaceId, rolloutId },
      { question, answeredBy: personId, answeredAt, by: acting.userId, at: now, ...said },
    );
    const title = questionOf(question).title.toLowerCase();
    const about = `what ${mention(personId)} said about the pilot (${title})`;
    record(request, {
      act: 'assessment.confirm',
      subject: `person:${personId}`,
      says:
        said.says === 'so'
          ? `${mention(acting.userId)} confirmed ${about}.`
          : `${mention(acting.userId)} found ${about} not quite right.`,
      after: { question, ...said },
      ...(said.words === '' ? {} : { reason: said.words }),
      isNews: said.says === 'not-quite',
    });
    return { kind: 'confirmed', answer };
  });
}

export function findNamedAnswer(
  { database, rolloutId }: RolloutRequest,
  { question, answeredBy, answeredAt }: AnswerNamed,
): Answer | undefined {
  return listAnswersOf(database, rolloutId, answeredBy).find(
    (answer) => answer.question === question && answer.at.epochMilliseconds === answeredAt,
  );
}
