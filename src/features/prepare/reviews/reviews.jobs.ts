import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { askForReviews } from './assign-reviews.usecase.ts';
import { listRolloutsWithReviewers } from './reviewers.store.ts';

export const reviewsJob: Job = {
  name: 'reviews.ask',
  summary:
    'Asks reviewers for what was drawn, each within their hours, and someone else where one stays silent.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due: ({ database, now }) =>
    listRolloutsWithReviewers(database)
      .filter(({ paused }) => paused === undefined)
      .map(({ workspaceId, id }) => ({ workspaceId, rolloutId: id, period: 'sweep', at: now })),
  run(request, slot) {
    const rollout = listOpenRollouts(request.database).find(({ id }) => id === slot.rolloutId);
    return rollout === undefined ? '' : askForReviews(inRollout(request, rollout));
  },
};
