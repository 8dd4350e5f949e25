import { dateAt } from '../../../platform/calendar.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { isLookDue, lookAtDepth } from './look-at-depth.usecase.ts';

export const depthLook: Job = {
  name: 'depth-verdicts.look',
  summary:
    'Judges each team’s, wave’s and rollout’s use over months, whenever the week or the figures have changed.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due: ({ database, now }) =>
    listOpenRollouts(database)
      .filter(({ id, timeZone }) => isLookDue(database, id, dateAt(now, timeZone)))
      .map(({ id, workspaceId }) => ({ workspaceId, rolloutId: id, period: 'sweep', at: now })),
  run(request, { rolloutId }) {
    const rollout = rolloutId === undefined ? undefined : findRollout(request.database, rolloutId);
    return rollout === undefined ? '' : lookAtDepth(inRollout(request, rollout));
  },
  goesOn({ database, now }, { rolloutId }) {
    const rollout = rolloutId && findRollout(database, rolloutId);
    return rollout !== undefined && isLookDue(database, rollout.id, dateAt(now, rollout.timeZone));
  },
};
