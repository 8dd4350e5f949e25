import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { LearningId, TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { LooseningOutcome, LooseningRefusal } from '../../contract/loosening.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import {
  adopt,
  agreeAction,
  conclude,
  decline,
  identify,
  implement,
  type Learning,
  type LearningOutcome,
  type LearningRefusal,
  tryOut,
  weigh,
} from './learning.ts';
import { getLearningActor } from './learning-facts.store.ts';
import type { LearningMove } from './learning-move.ts';
import { type LearningActor, mayTake, teamsToAdoptIn, teamsToTryIn } from './learning-rights.ts';
import { isLoosened } from './learning-weight.ts';
import { findLearning, saveLearning } from './learnings.store.ts';
import { askToLighten } from './loosen-learning.usecase.ts';
import { notifyFinder } from './notify-finder.usecase.ts';

export type AdvanceInput = {
  learningId: LearningId;
  move: LearningMove;
};

export type AdvanceOutcome =
  | { kind: 'done'; learning: Learning }
  | { kind: 'no-such-learning' }
  | { kind: 'not-yours'; learning: Learning }
  | { kind: 'owner-left'; name: string }
  /** It would open the next wave, and waits for a second person. */
  | { kind: 'asked'; asked: Extract<LooseningOutcome, { kind: 'asked' }>; learning: Learning }
  | { kind: 'loosening-refused'; refusal: LooseningRefusal }
  | LearningRefusal;

/** Takes a learning one step further: judged by who asks and by where it stands at this moment. */
export function advanceLearning(
  request: RolloutRequest,
  { learningId, move }: AdvanceInput,
): AdvanceOutcome {
  const { database, rolloutId, acting, today } = request;
  return write(database, (): AdvanceOutcome => {
    const before = findLearning(database, rolloutId, learningId);
    if (before === undefined) return { kind: 'no-such-learning' };
    const actor = getLearningActor(request);
    if (move.step === 'agree') {
      const owner = findPerson(database, move.action.ownerId);
      if (owner === undefined || owner.isDeactivated || owner.isBot)
        return { kind: 'owner-left', name: owner?.name ?? 'This person' };
    }
    const outcome = applyMove(before, move, actor, today);
    // A learning that has moved on is told as such, even to somebody who may not take the step.
    if (outcome.kind !== 'done') return outcome;
    if (!isTheirs(move, before, actor)) return { kind: 'not-yours', learning: before };
    const { learning } = outcome;
    if (isLoosened(before, learning) && (move.step === 'weigh' || move.step === 'decline')) {
      const asked = askToLighten(request, { before, after: learning }, move);
      return asked.kind === 'asked'
        ? { kind: 'asked', asked, learning: before }
        : { kind: 'loosening-refused', refusal: asked };
    }
    saveLearning(database, before, learning);
    record(request, {
      act: `learnings.${move.step}`,
      subject: `learning:${learning.id}`,
      says: `${mention(acting.userId)} ${saysOf(request, move)}: "${esc(clamp(learning.what, 200))}".`,
      before: { stage: before.stage, severity: before.severity },
      after: { stage: learning.stage, severity: learning.severity, ...move },
      ...('reason' in move ? { reason: move.reason } : {}),
      isNews: move.step === 'try' || (before.severity === 'must' && move.step !== 'identify'),
    });
    notifyFinder(request, move, learning);
    return { kind: 'done', learning };
  });
}

function applyMove(
  learning: Learning,
  move: LearningMove,
  actor: LearningActor,
  today: Temporal.PlainDate,
): LearningOutcome {
  const by = { personId: actor.personId, teamId: actor.championOf[0], isLead: actor.isLead };
  switch (move.step) {
    case 'identify':
      return identify(learning, move.cause, today);
    case 'agree':
      return agreeAction(learning, move.action, today);
    case 'implement':
      return implement(learning, today);
    case 'try': {
      const { teamId, worked, note } = move;
      return tryOut(learning, { teamId, by: actor.personId, on: today, worked, note });
    }
    case 'adopt':
      return adopt(learning, move.teamId);
    case 'conclude':
      return conclude(learning, by, today);
    case 'weigh':
      return weigh(learning, move.severity, by);
    case 'decline':
      return decline(learning, by, move.reason, today);
  }
}

function isTheirs(move: LearningMove, learning: Learning, actor: LearningActor): boolean {
  if (move.step === 'try') return teamsToTryIn(learning, actor).includes(move.teamId);
  if (move.step === 'adopt') return teamsToAdoptIn(learning, actor).includes(move.teamId);
  return mayTake(move.step, learning, actor);
}

function saysOf({ database, rolloutId }: RolloutRequest, move: LearningMove): string {
  const team = (teamId: TeamId) =>
    `*${esc(findTeam(database, rolloutId, teamId)?.name ?? 'another team')}*`;
  switch (move.step) {
    case 'identify':
      return 'named the cause of a learning';
    case 'agree':
      return `agreed on an action, owned by ${mention(move.action.ownerId)}, for a learning`;
    case 'implement':
      return 'marked the agreed action as done for a learning';
    case 'try':
      return move.worked
        ? `tried the fix in ${team(move.teamId)}, and it works, which validates a learning`
        : `tried the fix in ${team(move.teamId)}, and it didn’t work, for a learning`;
    case 'adopt':
      return `adopted in ${team(move.teamId)} what another team learned`;
    case 'conclude':
      return 'closed a learning as learned';
    case 'weigh':
      return `changed the rating of a learning to ${move.severity}`;
    case 'decline':
      return 'declined a learning';
  }
}
