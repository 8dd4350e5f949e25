import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { seesInside } from '../../../platform/sight.ts';
import { getContactsByTeam } from '../../contract/team-contacts.store.ts';
import { listTeamIdsOf } from '../../teams/teams/memberships.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { seesAccessOf, type TeamKeepers } from './access-readers.ts';
import { listSeatsOf } from './seats.store.ts';

/** Whether the one who asks sees a person's access. */
export function getMaySeePerson(request: RolloutRequest, personId: UserId): boolean {
  return seesAccessOf(personId, request.acting, listKeepers(request, personId));
}

/** Whether the one who asks sees why a team has access: with a part in the rollout, or a guest of the team. */
export function getMaySeeTeam(request: RolloutRequest, teamId: TeamId): boolean {
  const { database, rolloutId, acting } = request;
  if (seesInside(acting) || acting.roles.has('admin')) return true;
  return listTeamIdsOf(database, rolloutId, acting.userId).has(teamId);
}

/** Who looks after the teams through which a person has access. */
function listKeepers(context: ReadContext, personId: UserId): TeamKeepers[] {
  const only = new Set(listSeatsOf(context, personId).keys());
  if (only.size === 0) return [];
  const contacts = getContactsByTeam(context, only);
  return listTeams(context.database, context.rolloutId, only).map(({ id, managerId }) => ({
    managerId,
    championIds: (contacts.get(id) ?? []).map((one) => one.personId),
  }));
}
