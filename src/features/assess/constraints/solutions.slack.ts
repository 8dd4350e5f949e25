import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, optionalText, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { asLook } from '../../../platform/slack/refusal.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { type Claim, OPEN_SOLUTION } from './constraint-entry.view.ts';
import { findConstraint } from './constraints.store.ts';
import { type AnswerOutcome, answerSolved } from './say-solved.usecase.ts';
import { SOLUTION_FORM, SOLUTION_WORDS_MAX, solutionModal } from './solution-modal.view.ts';
import { findSolutionCase } from './solutions.store.ts';

const value = rolloutValue.extend({ constraintId: keptId() });

const openSolution = action({
  actionId: OPEN_SOLUTION,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value,
  run(request, { constraintId }): Reply {
    const { database, rolloutId, acting } = request;
    const constraint = findConstraint(database, rolloutId, constraintId);
    const last = constraint && findSolutionCase(request, constraint);
    if (constraint === undefined || last?.state !== 'waiting') return nothingWaits;
    const { solution, mayIds } = last;
    if (!mayIds.includes(acting.userId))
      return tell(asLook(sentence(notYours(request, last.askedIds))));
    const saidByName = findName(database, solution.saidBy);
    return open(solutionModal(rolloutId, constraint, { ...solution, saidByName }));
  },
});

const answerForm = submission({
  callbackId: SOLUTION_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: value,
  fields: z.object({
    answer: choice(['yes', 'no'], 'Choose one of the two.'),
    words: optionalText('What you have seen', SOLUTION_WORDS_MAX),
  }),
  run: (request, { answer, words }, { constraintId }): Reply =>
    replyTo(request, answerSolved(request, { constraintId, isSo: answer === 'yes', words })),
});

function replyTo(request: RolloutRequest, outcome: AnswerOutcome): Reply {
  switch (outcome.kind) {
    case 'too-short':
      return fieldErrors({
        words: 'Say in a sentence what is still missing, so that it can be done.',
      });
    case 'no-such-constraint':
    case 'nothing-waits':
      return nothingWaits;
    case 'own-words':
    case 'not-asked':
      return tell(sentence(notYours(request, [])));
    case 'confirmed':
      return tell(
        sentence('Thank you. It is closed as solved, and no gate waits for it any longer.'),
      );
    case 'doubted':
      return tell(
        sentence(
          `Thank you. It stays open, and your words stand beside those of ${esc(outcome.byName)}.`,
        ),
      );
  }
}

/** What was said of a constraint's solution, as the ledger shows it to the one who looks. */
export function findClaim(request: RolloutRequest, constraintId: string): Claim | undefined {
  const { database, rolloutId, acting } = request;
  const constraint = findConstraint(database, rolloutId, constraintId);
  const last = constraint && findSolutionCase(request, constraint);
  if (last === undefined) return undefined;
  const { solution, state, askedIds, mayIds } = last;
  const { answer } = solution;
  return {
    words: solution.words,
    byName: findName(database, solution.saidBy),
    doubt: answer && { words: answer.words, byName: findName(database, answer.by) },
    ofNames: askedIds.map((id) => findName(database, id)),
    mayAnswer: state === 'waiting' && mayIds.includes(acting.userId),
  };
}

function notYours({ database }: RolloutRequest, askedIds: readonly string[]): string {
  const who =
    askedIds.length === 0
      ? 'Someone else who is touched by it'
      : sayChoice(askedIds.map((id) => esc(findName(database, id))));
  return `${who} says whether it is solved. Nothing was changed.`;
}

const nothingWaits = tell(
  sentence(
    'Nobody is being asked about this any longer. `/rollout constraints` shows where it stands.',
  ),
);

export const solutionActions = [openSolution];
export const solutionSubmissions = [answerForm];
