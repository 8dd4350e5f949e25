import type { Database } from '../../../platform/database.ts';
import type { Job, Slot } from '../../../platform/jobs/job.ts';
import type { Declared } from '../../contract/product-feature.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { CATCH_UP_HOURS, digestDue } from './digest-slot.ts';
import { findDigestSchedule, findLastDigest } from './digests.store.ts';
import { sayDigest } from './say-digest.usecase.ts';

export const weeklyDigestJob = (declared: Declared): Job => ({
  name: 'digests.weekly',
  summary:
    'Posts the weekly digest in each rollout’s channel, on Mondays at 09:00 in the rollout’s time zone unless a lead chose otherwise.',
  catchUp: Temporal.Duration.from({ hours: CATCH_UP_HOURS }),
  due: ({ database, now }) =>
    listOpenRollouts(database).flatMap((rollout) => dueSlots(database, rollout, now)),
  run({ database, now }, { rolloutId, period, at }) {
    if (rolloutId === undefined) return '';
    return sayDigest(declared, database, rolloutId, { week: period, at }, now);
  },
});

function dueSlots(database: Database, rollout: Rollout, now: Temporal.Instant): Slot[] {
  const schedule = findDigestSchedule(database, rollout);
  if (!schedule.isOn) return [];
  const due = digestDue(schedule, findLastDigest(database, rollout.id)?.week, now);
  if (due.kind === 'not-due') return [];
  const { workspaceId, id } = rollout;
  return [{ workspaceId, rolloutId: id, period: due.slot.key, at: due.slot.at }];
}
