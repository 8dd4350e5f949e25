import type { Job } from '../../../platform/jobs/job.ts';
import { contextOf, inRollout } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { listCasesDue, watchCases } from './watch-cases.usecase.ts';

export const watchJob: Job = {
  name: 'escalations.watch',
  summary: 'Hands escalated cases up when nobody takes or settles them within their limits.',
  catchUp: Temporal.Duration.from({ days: 3650 }),
  due: (state) =>
    listOpenRollouts(state.database)
      .filter((rollout) => listCasesDue(contextOf(state, rollout)).length > 0)
      .map(({ id, workspaceId }) => ({
        workspaceId,
        rolloutId: id,
        period: 'sweep',
        at: state.now,
      })),
  run(request, { rolloutId }) {
    const rollout = listOpenRollouts(request.database).find(({ id }) => id === rolloutId);
    return rollout === undefined ? '' : watchCases(inRollout(request, rollout));
  },
};
