import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findDrawStep, goOnDrawing } from './draw-register.usecase.ts';
import { listRolloutsWithOpenRegister } from './registers.store.ts';

export const drawJob: Job = {
  name: 'samples.draw',
  summary: 'Draws outputs to review, once a register’s two weeks are over and its seed is known.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due: ({ database, now }) =>
    listRolloutsWithOpenRegister(database).flatMap((rolloutId) => {
      const rollout = findRollout(database, rolloutId);
      if (rollout === undefined || rollout.closedAt !== undefined) return [];
      const { workspaceId, timeZone } = rollout;
      if (findDrawStep({ database, rolloutId, now, timeZone }) === undefined) return [];
      return [{ workspaceId, rolloutId, period: 'sweep', at: now }];
    }),
  run(request, slot) {
    const rollout =
      slot.rolloutId === undefined ? undefined : findRollout(request.database, slot.rolloutId);
    if (rollout === undefined) return '';
    const { timeZone } = rollout;
    const step = findDrawStep({ ...request, rolloutId: rollout.id, timeZone });
    if (step === undefined) return '';
    const outcome = goOnDrawing(inRollout(request, rollout), step);
    return outcome.kind === 'drawn' ? `Drew ${outcome.drawn} of ${outcome.of} outputs.` : '';
  },
  goesOn({ database, now }, { rolloutId }) {
    const rollout = rolloutId && findRollout(database, rolloutId);
    if (rollout === undefined) return false;
    const { id, timeZone } = rollout;
    return findDrawStep({ database, rolloutId: id, now, timeZone }) !== undefined;
  },
};
