import { isBefore } from '../../../platform/calendar.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { type Gate, gateKey } from '../../contract/gate.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { freezeVersion } from './freeze-version.usecase.ts';
import { findGateVersion } from './gates.store.ts';

/** A rollout that has just been set up begins its first phase on its first day, without anybody's act. */
export const freezeJob: Job = {
  name: 'gates.freeze',
  summary: 'Freezes the criteria of a phase’s gate when the phase begins.',
  catchUp: Temporal.Duration.from({ days: 3650 }),
  due: ({ database, now }) =>
    listOpenRollouts(database)
      .filter((rollout) => hasBegun(rollout, now))
      .filter(({ id, phase }) => findGateVersion(database, id, `leaving-${phase}`) === undefined)
      .map(({ id, workspaceId }) => ({ workspaceId, rolloutId: id, period: 'sweep', at: now })),
  run(request, { rolloutId }) {
    const rollout = listOpenRollouts(request.database).find(({ id }) => id === rolloutId);
    if (rollout === undefined) return '';
    const gate: Gate = { kind: 'phase', rolloutId: rollout.id, leaving: rollout.phase };
    const version = freezeVersion(inRollout(request, rollout), gate);
    return version === undefined
      ? ''
      : `Froze ${gateKey(gate)} with ${sayCount(version.criteria.length, 'criterion', 'criteria')}.`;
  },
};

function hasBegun(rollout: Rollout, now: Temporal.Instant): boolean {
  return !isBefore(todayAt(rollout, now), rollout.startsOn);
}
