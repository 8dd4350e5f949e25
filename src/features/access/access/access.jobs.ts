import { findLastSequence } from '../../../platform/audit/record-since.ts';
import { dateAt } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout, type RolloutRequest } from '../../../platform/request.ts';
import type { Leave } from '../../contract/product-feature.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeamZones } from '../../teams/calendars/team-zones.store.ts';
import { listTeamsOf } from '../../teams/teams/teams.store.ts';
import { findAccessSweep } from './access.store.ts';
import { observeAccess, sweepAccess } from './observe-access.usecase.ts';

/** Something may have changed without a word in the record. */
const SWEEP_EVERY_MINUTES = 5;

export const accessSweep: Job = {
  name: 'access.sweep',
  summary: 'Tells every outlet when the access of a team or person has changed.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due: ({ database, now }) =>
    listRollouts(database)
      .filter((rollout) => isDue(database, rollout, now))
      .map((rollout) => ({
        workspaceId: rollout.workspaceId,
        rolloutId: rollout.id,
        period: 'sweep',
        at: now,
      })),
  run(request, slot) {
    const rollout = slot.rolloutId && findRollout(request.database, slot.rolloutId);
    return rollout === undefined ? '' : sweepAccess(inRollout(request, rollout));
  },
  goesOn({ database, now }, { rolloutId }) {
    const last = rolloutId && findAccessSweep(database, rolloutId);
    return last?.sweptAt.equals(now) !== true;
  },
};

function isDue(database: Database, rollout: Rollout, now: Temporal.Instant): boolean {
  const last = findAccessSweep(database, rollout.id);
  if (last === undefined) return true;
  const minutes = last.sweptAt.until(now).total('minutes');
  if (minutes >= SWEEP_EVERY_MINUTES || minutes < 0) return true;
  if (findLastSequence(database) > last.lastSequence) return true;
  // A grace ends at midnight at the team's own place.
  return listTeamZones(database, rollout.id).some(
    (zone) => !dateAt(last.sweptAt, zone).equals(dateAt(now, zone)),
  );
}

/** Somebody who leaves loses access the moment Slack says so, not with the next sweep. */
export const personLeaves: Leave = {
  stage: 'access',
  run(request, personId) {
    const teams = listTeamsOf(request.database, request.rolloutId, personId);
    if (teams.length > 0) observeAccess(request, new Set(teams.map(({ id }) => id)));
  },
};

/** A team that leaves has nobody left by now; its outlets hear of it before it is gone. */
export function settleAccess(request: RolloutRequest, teams: ReadonlySet<TeamId>): void {
  observeAccess(request, teams);
}
