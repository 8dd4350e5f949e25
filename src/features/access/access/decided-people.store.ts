import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { AccessDecision } from './access.ts';
import { listDecided } from './decided.store.ts';
import { listSeats, listSeatsOf } from './seats.store.ts';
import { decidePeople, type PeopleDecisions, type TeamDecision } from './team-decision.ts';

/** One person's decision through one team. */
export type OneDecision = { decision: AccessDecision; team: TeamDecision };

/** What is decided on one person, by the names of the teams that give a seat. */
export function listDecidedOf(context: ReadContext, personId: UserId): OneDecision[] {
  const seats = listSeatsOf(context, personId);
  return listDecided(context, new Set(seats.keys())).flatMap((team) => {
    const decision = decidePeople(team, seats.get(team.teamId) ?? []).get(personId);
    return decision === undefined ? [] : [{ decision, team }];
  });
}

/** What is decided on the people of one team. */
export function listDecidedIn(context: ReadContext, team: TeamDecision): PeopleDecisions {
  const teamId: TeamId = team.teamId;
  return decidePeople(team, listSeats(context, new Set([teamId])).get(teamId) ?? []);
}
