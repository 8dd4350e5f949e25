import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Criterion } from '../../contract/criterion.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { OPEN_PATH, rolloutPress } from './learning-message.view.ts';
import { judgeUnaidedFinish } from './unaided-finish.ts';
import { getOutsideWalks } from './walk-counts.store.ts';

/** Self-service means that nobody has to stand beside those who learn. */
const unaidedFinish: Criterion<ReadContext> = {
  name: 'training.unaided',
  version: 1,
  asks: 'Has someone outside the pilot finished the training without help?',
  threshold: {
    default: 1,
    unit: 'people',
    means: 'people outside the pilot who finished it without help',
  },
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'infrastructure',
  judge(context, _gate, threshold) {
    const outside = getOutsideWalks(context, insidersOf(context));
    return judgeUnaidedFinish(outside, threshold, {
      text: 'Say whether someone helped you through the path',
      label: 'Say whether someone helped',
      actionId: OPEN_PATH,
      value: rolloutPress(context.rolloutId),
    });
  },
};

/** Who was in the pilot or leads the rollout knows too much to be a proof. */
function insidersOf({ database, rolloutId }: ReadContext): ReadonlySet<UserId> {
  const rollout = findRollout(database, rolloutId);
  const pilot = rollout && findTeam(database, rolloutId, rollout.pilotTeamId);
  return new Set([
    ...(pilot?.memberIds ?? []),
    ...(pilot?.managerId === undefined ? [] : [pilot.managerId]),
    ...listRoleHolders(database, rolloutId, 'lead'),
  ]);
}

export const trainingCriteria: readonly Criterion<ReadContext>[] = [unaidedFinish];
