import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { listUsageSources } from '../usage-sources/usage-sources.store.ts';
import { letGo } from './let-go.usecase.ts';
import { removeOff } from './remove-off.usecase.ts';

const AT_HOUR = 3;

/** What is older than the company keeps it goes every night, and what may not be kept at a place. */
export const usageRetention: Job = {
  name: 'usage.retention',
  summary:
    'Removes usage that is older than the rollout keeps it, every night at 03:00 in the rollout’s time zone.',
  catchUp: Temporal.Duration.from({ hours: 24 * 7 }),
  due: ({ database, now }) =>
    listRollouts(database)
      .filter(({ id }) => listUsageSources(database, id).length > 0)
      .map((rollout) => {
        const today = todayAt(rollout, now);
        const at = today
          .toZonedDateTime({ timeZone: rollout.timeZone, plainTime: { hour: AT_HOUR } })
          .toInstant();
        const { workspaceId, id: rolloutId } = rollout;
        return { workspaceId, rolloutId, period: today.toString(), at };
      }),
  run(request, slot) {
    const rollout = slot.rolloutId && findRollout(request.database, slot.rolloutId);
    if (rollout === undefined) return '';
    const own = inRollout(request, rollout);
    removeOff(own);
    let rounds = 0;
    while (rounds < ROUNDS_MOST && letGo(own)) rounds += 1;
    return rounds === 0 ? 'Nothing was too old.' : 'What was too old was removed.';
  },
};

/** One night's share of a first clearing of millions of rows. */
const ROUNDS_MOST = 4;
