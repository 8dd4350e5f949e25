import type { Job } from '../../../platform/jobs/job.ts';
import { contextOf, inRollout } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { endOverrides } from './end-overrides.usecase.ts';
import { listOverrides } from './overrides.store.ts';
import { findOverrideEnd, isLapsedUntold } from './overrides-due.store.ts';

export const endJob: Job = {
  name: 'overrides.end',
  summary:
    'Ends overrides whose criteria are met or whose last day has passed, and requests that nobody answered.',
  catchUp: Temporal.Duration.from({ days: 3650 }),
  due: (state) =>
    listOpenRollouts(state.database)
      .filter((rollout) => {
        const context = contextOf(state, rollout);
        return listOverrides(state.database, rollout.id).some(
          (override) =>
            isLapsedUntold(context, override) || findOverrideEnd(context, override) !== undefined,
        );
      })
      .map(({ id, workspaceId }) => ({
        workspaceId,
        rolloutId: id,
        period: 'sweep',
        at: state.now,
      })),
  run(request, { rolloutId }) {
    const rollout = listOpenRollouts(request.database).find(({ id }) => id === rolloutId);
    return rollout === undefined ? '' : endOverrides(inRollout(request, rollout));
  },
};
