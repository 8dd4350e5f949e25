import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { readLessons } from './read-lessons.usecase.ts';

export const readLessonsJob: Job = {
  name: 'lessons.read',
  summary: 'Notices new versions of lessons, ours and your own, as soon as they appear.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due: ({ database, now }) =>
    listOpenRollouts(database).map((rollout) => ({
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      period: 'sweep',
      at: now,
    })),
  run(request, slot) {
    const rollout = listOpenRollouts(request.database).find(({ id }) => id === slot.rolloutId);
    return rollout === undefined ? '' : readLessons(inRollout(request, rollout));
  },
};
