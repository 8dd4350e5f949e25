import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';

/** Who was in the pilot or leads the rollout knows too much to be a proof. */
export function listInsiders(database: Database, rolloutId: RolloutId): ReadonlySet<UserId> {
  const rollout = findRollout(database, rolloutId);
  const pilot = rollout && findTeam(database, rolloutId, rollout.pilotTeamId);
  return new Set([
    ...(pilot?.memberIds ?? []),
    ...(pilot?.managerId === undefined ? [] : [pilot.managerId]),
    ...listRoleHolders(database, rolloutId, 'lead'),
  ]);
}
