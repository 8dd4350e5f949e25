import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { Learning, LearningStage } from './learning.ts';

export const learningSteps = [
  'identify',
  'agree',
  'implement',
  'try',
  'adopt',
  'conclude',
  'weigh',
  'decline',
] as const;
export type LearningStepKind = (typeof learningSteps)[number];

/** Who acts on a learning: leads anywhere, champions and back-ups for their own teams. */
export type LearningActor = {
  personId: UserId;
  isLead: boolean;
  /** Teams of which the person is champion or back-up. */
  championOf: readonly TeamId[];
  /** Those of them that are live today and share a workflow with the team in which it was found. */
  triesFor(foundIn: TeamId): readonly TeamId[];
};

/** Whether a person may take a step; whether the learning stands where it can be taken is asked apart. */
export function mayTake(step: LearningStepKind, learning: Learning, actor: LearningActor): boolean {
  const isOwn = actor.championOf.includes(learning.teamId);
  const isFinder = actor.personId === learning.foundBy;
  switch (step) {
    case 'identify':
      return actor.isLead || isFinder || isOwn;
    case 'agree':
      return actor.isLead || isOwn;
    case 'implement':
      return actor.isLead || actor.personId === learning.action?.ownerId;
    case 'try':
      return teamsToTryIn(learning, actor).length > 0;
    case 'adopt':
      return teamsToAdoptIn(learning, actor).length > 0;
    case 'conclude':
      return actor.isLead;
    case 'weigh':
      return actor.isLead || isFinder || actor.championOf.length > 0;
    case 'decline':
      return actor.isLead || (learning.severity !== 'must' && (isFinder || isOwn));
  }
}

/**
 * A team shows that it works elsewhere when it works with it today and does the same work. Whoever found
 * it, or answers for the team that did, cannot be the one who says so.
 */
export function teamsToTryIn(learning: Learning, actor: LearningActor): TeamId[] {
  const isInvolved =
    actor.personId === learning.foundBy || actor.championOf.includes(learning.teamId);
  return isInvolved ? [] : [...actor.triesFor(learning.teamId)];
}

export function teamsToAdoptIn(learning: Learning, actor: LearningActor): TeamId[] {
  return actor.championOf.filter(
    (teamId) => teamId !== learning.teamId && !learning.adoptedBy.includes(teamId),
  );
}

const STEPS_AT: Record<LearningStage, readonly LearningStepKind[]> = {
  observed: ['identify', 'weigh', 'decline'],
  identified: ['agree', 'weigh', 'decline'],
  'action-agreed': ['implement', 'weigh', 'decline'],
  implemented: ['try', 'adopt', 'weigh', 'decline'],
  validated: ['conclude', 'adopt', 'weigh', 'decline'],
  learned: ['adopt'],
  declined: [],
};

/** What a person can do with a learning as it stands, the next step first. */
export function stepsFor(learning: Learning, actor: LearningActor): LearningStepKind[] {
  return STEPS_AT[learning.stage].filter((step) => mayTake(step, learning, actor));
}
