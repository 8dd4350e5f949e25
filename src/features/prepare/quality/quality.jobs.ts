import type { Job } from '../../../platform/jobs/job.ts';
import { contextOf, inRollout } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { listWatched } from './error-watch.store.ts';
import { watchErrors } from './watch-errors.usecase.ts';

export const watchErrorsJob: Job = {
  name: 'quality.watch',
  summary:
    'Freezes work whose reviews show too many errors, and has fewer drawn where few are shown.',
  catchUp: Temporal.Duration.from({ days: 3650 }),
  due: (state) =>
    listOpenRollouts(state.database)
      .filter((rollout) =>
        listWatched(contextOf(state, rollout)).some(({ step }) => step !== 'nothing'),
      )
      .map(({ id, workspaceId }) => ({
        workspaceId,
        rolloutId: id,
        period: 'sweep',
        at: state.now,
      })),
  run(request, { rolloutId }) {
    const rollout = listOpenRollouts(request.database).find(({ id }) => id === rolloutId);
    return rollout === undefined ? '' : watchErrors(inRollout(request, rollout));
  },
};
