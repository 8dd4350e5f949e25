import { dateAt } from '../../../platform/calendar.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { contextOf, inRollout, type Request } from '../../../platform/request.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { closeCycle } from './close-cycle.usecase.ts';
import { findIsPulseDue } from './next-pulse.store.ts';
import { openCycle } from './open-cycle.usecase.ts';
import type { PulseCycle } from './pulse.ts';
import { findOpenCycle, listOpenCycles } from './pulses.store.ts';

/** Opens and closes pulses on their days. */
export const pulseRound: Job = {
  name: 'pulses.round',
  summary:
    'Opens each rollout’s pulse on its day, at most every four weeks, and closes it after two weeks.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due(state) {
    const { database, now } = state;
    const closing = listOpenCycles(database).flatMap((cycle) => {
      const rollout = findRollout(database, cycle.rolloutId);
      if (rollout === undefined) return [];
      const isOver =
        hasEnded(cycle, dateAt(now, rollout.timeZone)) || rollout.closedAt !== undefined;
      return isOver ? [rollout] : [];
    });
    const opening = listOpenRollouts(database).filter((one) =>
      findIsPulseDue(contextOf(state, one)),
    );
    return [...closing, ...opening].map(({ id, workspaceId }) => ({
      ...{ workspaceId, rolloutId: id, period: 'sweep', at: now },
    }));
  },
  run(request, { rolloutId }) {
    const rollout = rolloutId === undefined ? undefined : findRollout(request.database, rolloutId);
    return rollout === undefined ? '' : goOn(request, rollout);
  },
};

function goOn(request: Request, rollout: NonNullable<ReturnType<typeof findRollout>>): string {
  const own = inRollout(request, rollout);
  const cycle = findOpenCycle(own.database, rollout.id);
  if (cycle !== undefined) {
    closeCycle(own, cycle);
    return `Pulse ${cycle.number} closed.`;
  }
  return findIsPulseDue(own) ? `Pulse ${openCycle(own).number} opened.` : '';
}

function hasEnded({ closesOn }: PulseCycle, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(today, closesOn) > 0;
}
