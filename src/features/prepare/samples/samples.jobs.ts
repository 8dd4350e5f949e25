import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { drawWhenDue } from './draw-register.usecase.ts';
import { listRolloutsWithOpenRegister } from './registers.store.ts';

export const drawJob: Job = {
  name: 'samples.draw',
  summary: 'Draws outputs to review, once a register’s two weeks are over and its seed is known.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due: ({ database, now }) =>
    listRolloutsWithOpenRegister(database).flatMap((rolloutId) => {
      const rollout = findRollout(database, rolloutId);
      if (rollout === undefined || rollout.closedAt !== undefined) return [];
      return [{ workspaceId: rollout.workspaceId, rolloutId, period: 'sweep', at: now }];
    }),
  run(request, slot) {
    const rollout =
      slot.rolloutId === undefined ? undefined : findRollout(request.database, slot.rolloutId);
    if (rollout === undefined) return '';
    const outcome = drawWhenDue(inRollout(request, rollout));
    return outcome.kind === 'drawn' ? `Drew ${outcome.drawn} of ${outcome.of} outputs.` : '';
  },
};
