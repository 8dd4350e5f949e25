import type { ReadContext } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';

/** The teams that use the capability today and do this work with it; the pilot team among them. */
export function listLiveTeamsWith(context: ReadContext, workflow: string): Team[] {
  const { database, rolloutId, product } = context;
  const live = new Set(product.liveTeams(context));
  const pilotId = findRollout(database, rolloutId)?.pilotTeamId;
  if (pilotId !== undefined) live.add(pilotId);
  const key = workflowKey(workflow);
  return listTeams(database, rolloutId, live).filter(({ workflows }) =>
    workflows.some((one) => workflowKey(one) === key),
  );
}
