import { dateAt } from '../../../platform/calendar.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { findCompletion } from './completions.store.ts';
import { watchCompletion } from './watch-completion.usecase.ts';

/** A rollout that is complete is looked at every day, and told of once a quarter. */
export const watchJob: Job = {
  name: 'completions.watch',
  summary:
    'Looks at rollouts that are complete, every day: reopens one whose use declines or whose bound is broken, and tells every three months that it holds.',
  catchUp: Temporal.Duration.from({ hours: 7 * 24 }),
  looksAt: 'everything',
  due: ({ database, now }) =>
    listOpenRollouts(database)
      .filter(({ id }) => findCompletion(database, id) !== undefined)
      .map(({ id, workspaceId, timeZone }) => {
        const today = dateAt(now, timeZone);
        const at = today.toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant();
        return { today, at, workspaceId, rolloutId: id };
      })
      .filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
      .map(({ today, ...slot }) => ({ ...slot, period: today.toString() })),
  run(request, { rolloutId }) {
    const rollout = rolloutId === undefined ? undefined : findRollout(request.database, rolloutId);
    return rollout === undefined ? '' : watchCompletion(inRollout(request, rollout));
  },
};
