import type { Job, Slot } from '../../../platform/jobs/job.ts';
import { inRollout, type StateAt } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findDrawStep, goOnDrawing } from './draw-register.usecase.ts';
import { listRolloutsWithOpenRegister } from './registers.store.ts';

function findStep({ database, now }: StateAt, { rolloutId }: Pick<Slot, 'rolloutId'>) {
  const rollout = rolloutId && findRollout(database, rolloutId);
  if (rollout === undefined || rollout.closedAt !== undefined) return undefined;
  const { id, timeZone } = rollout;
  const step = findDrawStep({ database, rolloutId: id, now, timeZone });
  return step && { rollout, step };
}

export const drawJob: Job = {
  name: 'samples.draw',
  summary: 'Draws outputs to review, once a register’s time is over and its seed is known.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due: (state) =>
    listRolloutsWithOpenRegister(state.database).flatMap((rolloutId) => {
      const found = findStep(state, { rolloutId });
      if (found === undefined) return [];
      const { workspaceId } = found.rollout;
      return [{ workspaceId, rolloutId, period: 'sweep', at: state.now }];
    }),
  run(request, slot) {
    const found = findStep(request, slot);
    if (found === undefined) return '';
    const outcome = goOnDrawing(inRollout(request, found.rollout), found.step);
    return outcome.kind === 'drawn' ? `Drew ${outcome.drawn} of ${outcome.of} outputs.` : '';
  },
  goesOn: (state, slot) => findStep(state, slot) !== undefined,
};
