import type { RolloutRequest } from '../../../platform/request.ts';
import type { Team } from './team.ts';
import { listTeams, listTeamsOf } from './teams.store.ts';

/** The teams that the one who asks sees: all, and a guest their own. */
export function listSeenTeams({ database, rolloutId, acting }: RolloutRequest): readonly Team[] {
  if (acting.sight === 'own') return listTeamsOf(database, rolloutId, acting.userId);
  return listTeams(database, rolloutId);
}
