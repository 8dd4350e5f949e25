/* Who may ask for a team. */
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { findSpeakerRole } from '../readiness/speakers.store.ts';

export type NotTheirs = { kind: 'not-theirs'; team: Team } | { kind: 'no-such-team' };

/** Leads plan the waves; they do not ask for a team that is not their own. */
export function getAsking(
  { database, acting, rolloutId }: RolloutRequest,
  teamId: TeamId,
): { kind: 'asks'; team: Team } | NotTheirs {
  const team = findTeam(database, rolloutId, teamId);
  if (team === undefined) return { kind: 'no-such-team' };
  const role = findSpeakerRole(database, acting, team);
  return role === 'champion' || role === 'manager'
    ? { kind: 'asks', team }
    : { kind: 'not-theirs', team };
}
