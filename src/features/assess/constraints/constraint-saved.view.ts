import { context, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayDate, sayList } from '../../../platform/words.ts';
import { sayGate } from '../../contract/gate-words.ts';
import {
  type Constraint,
  type ConstraintProblem,
  type ConstraintRefusal,
  missingDetails,
} from './constraint.ts';
import { carriesSentence, ledgerAt, ledgerSentence } from './constraint-ledger.ts';
import { arithmetic } from './ledger.view.ts';

/** What was stored, what it costs at size, and what is still missing. */
export function constraintSavedModal(
  saved: { constraint: Constraint; isNew: boolean },
  all: readonly Constraint[],
  hoursThatExist: number | undefined,
): Modal {
  const { constraint, isNew } = saved;
  const own = ledgerAt([constraint], undefined);
  const ledger = ledgerAt(all, hoursThatExist);
  const missing = missingDetails(constraint);
  return {
    type: 'modal',
    callback_id: 'constraints.saved',
    title: plain('Saved', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        constraint.hoursPerTeamPerWeek === 0
          ? `${isNew ? 'Recorded' : 'Changed'}. It takes no weekly hours.`
          : `${isNew ? 'Recorded' : 'Changed'}. ${ledgerSentence(own.hoursPerTeamPerWeek, own.lines)}.`,
      ),
      ...(all.length < 2
        ? []
        : [
            section(`*All constraints together:* ${arithmetic(ledger)} ${carriesSentence(ledger)}`),
          ]),
      ...(missing.length === 0 ? [] : [section(`*Still missing:* ${sayList(missing)}.`)]),
      context('`/rollout constraints` shows the whole ledger.'),
    ],
  };
}

/** Each reason why it was not stored, beside the field where it can be mended. */
export function constraintRefusal(
  outcome: ConstraintRefusal,
  nameOf: (userId: string) => string,
): Record<string, string> {
  switch (outcome.kind) {
    case 'owner-left':
      return {
        owner: `${outcome.name} no longer has an active account here. Choose someone else.`,
      };
    case 'recorded-already':
      return {
        text: 'This is already in the ledger. Change that entry, or say what is different.',
      };
    case 'changed-meanwhile':
      return {
        text: `${nameOf(outcome.by)} changed this constraint while you had it open, so nothing was saved. Copy your words, close this, and open it again.`,
      };
    case 'gates-dropped':
      return {
        blocks: `${capitalised(sayList(outcome.gates.map(sayGate)))} already ${outcome.gates.length === 1 ? 'waits' : 'wait'} for this. Leave it ticked, and close the constraint as solved, or as accepted with a sponsor’s yes.`,
      };
    case 'nothing-changed':
      return { text: 'You haven’t changed anything yet. Change something, or press Cancel.' };
    case 'problems':
      return Object.assign({}, ...outcome.problems.map(problemError));
  }
}

function problemError(problem: ConstraintProblem): Record<string, string> {
  switch (problem.kind) {
    case 'empty-text':
      return { text: 'Say in a few words what the pilot leant on.' };
    case 'text-too-long':
      return { text: `This is too long: keep it under ${problem.most} characters.` };
    case 'hours-out-of-range':
      return { hours: `Write a number from 0 to ${problem.most}, for example 4.` };
    case 'due-in-the-past':
      return {
        due: `That day has passed. Choose ${sayDate(problem.today, problem.today)} or a later day.`,
      };
  }
}
