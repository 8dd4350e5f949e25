import type { TeamId, UserId } from '../../../platform/ids.ts';
import { inRollout, ownRequest, type StateAt } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeamNamed, listTeams, listTeamsOf } from '../../teams/teams/teams.store.ts';
import { strongestAccess } from '../access/access.ts';
import { observeAccess } from '../access/observe-access.usecase.ts';
import { decisionsOf } from '../access/team-decision.ts';
import { ensureFlagKeys } from './change-keys.usecase.ts';
import { type OfrepSuccess, personFlag, teamFlag, unknownFlag } from './ofrep.ts';

/** One rollout's answer about somebody; undefined when no rollout under way has this key. */
export function findFlag(
  state: StateAt,
  { key, target }: { key: string; target: string | undefined },
): OfrepSuccess | undefined {
  for (const [rolloutId, flag] of ensureFlagKeys(state.database)) {
    if (flag !== key && rolloutId !== key) continue;
    const rollout = findRollout(state.database, rolloutId);
    if (rollout === undefined || rollout.closedAt !== undefined) return undefined;
    return flagOf(state, rollout, { key, target: target ?? '' });
  }
  return undefined;
}

/** The answers of all rollouts under way about somebody. */
export function listFlags(state: StateAt, target: string): OfrepSuccess[] {
  return [...ensureFlagKeys(state.database)].flatMap(([rolloutId, key]) => {
    const rollout = findRollout(state.database, rolloutId);
    if (rollout === undefined || rollout.closedAt !== undefined) return [];
    return [flagOf(state, rollout, { key, target })];
  });
}

/** Whoever is not known gets an explicit no; a team is asked about by its id or its name. */
function flagOf(
  state: StateAt,
  rollout: Rollout,
  { key, target }: { key: string; target: string },
): OfrepSuccess {
  const { database } = state;
  const request = inRollout(ownRequest(state, rollout.workspaceId), rollout);
  const person = findPerson(database, target as UserId);
  if (person !== undefined) {
    const teams = new Set<TeamId>([
      ...listTeamsOf(database, rollout.id, person.userId).map(({ id }) => id),
      ...listOpenChampionsOf(database, person.userId).map(({ teamId }) => teamId),
    ]);
    const decisions = observeAccess(request, teams);
    const best = strongestAccess(decisionsOf(decisions, person.userId));
    return personFlag(key, best, decisions.find(({ teamId }) => teamId === best?.teamId)?.gate);
  }
  const team =
    listTeams(database, rollout.id).find(({ id }) => id === target) ??
    findTeamNamed(database, rollout.id, target);
  const decision = team && observeAccess(request, new Set([team.id]))[0];
  if (decision === undefined) return unknownFlag(key, target);
  const { teamName: name, wave, isNarrowed, access, gate } = decision;
  return teamFlag(key, { name, wave, isNarrowed }, access, gate);
}
