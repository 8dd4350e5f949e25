/* A sign-off request with the names that its messages show. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import type { SignOffRequest } from './sign-off-request.ts';

export function findSignOffFacts(
  database: Database,
  rolloutId: RolloutId,
  request: SignOffRequest,
) {
  return {
    request,
    championName: findName(database, request.championId),
    teamName: findTeam(database, rolloutId, request.teamId)?.name ?? '',
    observerName: findName(database, request.observedBy),
    signerName: findName(database, request.signerId),
    rolloutName: findRollout(database, rolloutId)?.name ?? '',
  };
}
