import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { syncGroup } from './change-user-group.usecase.ts';
import { findUserGroup } from './user-groups.store.ts';

const AT_HOUR = 6;

/** People change groups by hand; once a day the group is compared with who has access. */
export const dailyGroupSync: Job = {
  name: 'user-groups.compare',
  summary:
    'Compares the user group with who has access, every day at 06:00 in the rollout’s time zone.',
  catchUp: Temporal.Duration.from({ hours: 12 }),
  due: ({ database, now }) =>
    listRollouts(database)
      .filter(({ id }) => findUserGroup(database, id)?.isOn === true)
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
    const isAsked = syncGroup(inRollout(request, rollout));
    return isAsked ? 'The user group is being compared.' : 'No user group is kept in sync.';
  },
};
