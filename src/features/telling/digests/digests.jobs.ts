import type { Database } from '../../../platform/database.ts';
import type { Job, Slot } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { CATCH_UP_HOURS, digestDue } from './digest-slot.ts';
import { findDigestSchedule, findLastDigest } from './digests.store.ts';
import { postDigest } from './post-digest.usecase.ts';

export const weeklyDigestJob: Job = {
  name: 'digests.weekly',
  summary:
    'Posts the weekly digest in each rollout’s channel, on Mondays at 09:00 in the rollout’s time zone unless a lead chose otherwise.',
  catchUp: Temporal.Duration.from({ hours: CATCH_UP_HOURS }),
  looksAt: 'everything',
  due: ({ database, now }) =>
    listOpenRollouts(database).flatMap((rollout) => dueSlots(database, rollout, now)),
  run(request, { rolloutId, period, at }) {
    const rollout = rolloutId === undefined ? undefined : findRollout(request.database, rolloutId);
    if (rollout === undefined) return '';
    return postDigest(inRollout(request, rollout), { week: period, at });
  },
};

function dueSlots(database: Database, rollout: Rollout, now: Temporal.Instant): Slot[] {
  const schedule = findDigestSchedule(database, rollout);
  if (!schedule.isOn) return [];
  const due = digestDue(schedule, findLastDigest(database, rollout.id)?.week, now);
  if (due.kind === 'not-due') return [];
  const { workspaceId, id } = rollout;
  return [{ workspaceId, rolloutId: id, period: due.slot.key, at: due.slot.at }];
}
