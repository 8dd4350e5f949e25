/* A sign-off request with the names that its messages show. */
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import type { SignOffRequest } from './sign-off-request.ts';

export function getSignOffFacts({ database, rolloutId }: ReadContext, signOff: SignOffRequest) {
  return {
    signOff,
    championName: findName(database, signOff.championId),
    teamName: findTeam(database, rolloutId, signOff.teamId)?.name ?? '',
    observerName: findName(database, signOff.observedBy),
    signerName: findName(database, signOff.signerId),
    rolloutName: findRollout(database, rolloutId)?.name ?? '',
  };
}
