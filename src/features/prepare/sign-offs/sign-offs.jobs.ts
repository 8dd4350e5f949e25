import type { Job } from '../../../platform/jobs/job.ts';
import { contextOf, inRollout } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { listToMove, moveSignOffs } from './move-sign-off.usecase.ts';

export const moveJob: Job = {
  name: 'sign-offs.move',
  summary:
    'Gives a task to someone who may sign it, as soon as the one who was asked no longer may.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due: (state) =>
    listOpenRollouts(state.database)
      .filter((rollout) => listToMove(contextOf(state, rollout)).length > 0)
      .map((rollout) => ({
        workspaceId: rollout.workspaceId,
        rolloutId: rollout.id,
        period: 'sweep',
        at: state.now,
      })),
  run(request, slot) {
    const rollout = listOpenRollouts(request.database).find(({ id }) => id === slot.rolloutId);
    return rollout === undefined ? '' : moveSignOffs(inRollout(request, rollout)).join(' ');
  },
};
