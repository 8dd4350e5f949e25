/* What acts on a learning answer: its card as it is then, or why nothing was changed. */

import type { LearningId, TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayChoice } from '../../../platform/words.ts';
import { sayAsked, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { type AdvanceOutcome, advanceLearning } from './advance-learning.usecase.ts';
import type { Learning } from './learning.ts';
import { learningModal } from './learning-card.view.ts';
import { listLearningFacts } from './learning-facts.store.ts';
import type { LearningMove } from './learning-move.ts';
import { type LearningStepKind, stepsFor } from './learning-rights.ts';
import { learningRefusalWords } from './learning-words.ts';

export const GONE = 'This learning no longer exists.';

export function move(
  request: RolloutRequest,
  learningId: LearningId,
  made: LearningMove,
): AdvanceOutcome {
  return advanceLearning(request, { learningId, move: made });
}

export function cardOf(request: RolloutRequest, learning: Learning, said?: string) {
  const [facts] = listLearningFacts(request, [learning]);
  if (facts === undefined) throw new Error('A learning that was found has no facts.');
  return learningModal(facts, said);
}

/** It has moved on, or it is somebody else's turn. */
export function whyNot(
  request: RolloutRequest,
  learning: Learning,
  step: LearningStepKind,
): string {
  const everybody = { personId: learning.foundBy, isLead: true, championOf: ['?' as TeamId] };
  const couldBeTaken = stepsFor({ ...learning, foundBy: '' as never }, everybody).includes(step);
  if (!couldBeTaken) return learningRefusalWords({ kind: 'wrong-stage', stage: learning.stage });
  return sayRefusal(request, { kind: 'not-yours', learning }, step);
}

export function sayRefusal(
  { database, rolloutId, today }: RolloutRequest,
  outcome: Exclude<AdvanceOutcome, { kind: 'done' }>,
  step?: LearningStepKind,
): string {
  switch (outcome.kind) {
    case 'no-such-learning':
      return GONE;
    case 'owner-left':
      return `${esc(outcome.name)} no longer has an active account here. Choose someone else.`;
    case 'not-yours': {
      const leads = listActiveHolders(database, rolloutId, 'lead').map((id) =>
        esc(findName(database, id)),
      );
      const team = findTeam(database, rolloutId, outcome.learning.teamId)?.name ?? 'that team';
      if (step === 'try')
        return `Only a champion of a team other than *${esc(team)}* can say that it works elsewhere. Nothing was changed.`;
      if (step === 'adopt')
        return `Only the champion of a team that doesn’t use it yet can adopt it. Nothing was changed.`;
      return `This is for the champion of *${esc(team)}*, the person it was assigned to, or a lead (${sayChoice(leads)}). Nothing was changed.`;
    }
    case 'asked':
      return sayAsked(outcome.asked);
    case 'loosening-refused':
      return sayLooseningRefusal(outcome.refusal, today).says;
    default:
      return `${learningRefusalWords(outcome)} Nothing was changed.`;
  }
}
