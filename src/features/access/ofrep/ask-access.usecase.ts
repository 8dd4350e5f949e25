import type { TeamId, UserId } from '../../../platform/ids.ts';
import {
  inRollout,
  ownRequest,
  type RolloutRequest,
  type StateAt,
} from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { writeIfPossible } from '../../../platform/storage-health.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeamNamed, listTeams } from '../../teams/teams/teams.store.ts';
import { strongestAccess } from '../access/access.ts';
import { findDecided } from '../access/decided.store.ts';
import { listDecidedOf } from '../access/decided-people.store.ts';
import { observeAccess } from '../access/observe-access.usecase.ts';
import { ensureFlagKeys } from './ensure-flag-keys.usecase.ts';
import { type OfrepSuccess, personFlag, teamFlag, unknownFlag } from './ofrep.ts';

/** One rollout's answer about somebody; undefined when no rollout has this key. */
export function findFlag(
  state: StateAt,
  { key, target }: { key: string; target: string | undefined },
): OfrepSuccess | undefined {
  for (const [rolloutId, flag] of ensureFlagKeys(state.database)) {
    if (flag !== key && rolloutId !== key) continue;
    const rollout = findRollout(state.database, rolloutId);
    if (rollout === undefined) return undefined;
    return flagOf(state, rollout, { key, target: target ?? '' });
  }
  return undefined;
}

/** The answers of all rollouts about somebody; one that was closed goes on answering. */
export function listFlags(state: StateAt, target: string): OfrepSuccess[] {
  return [...ensureFlagKeys(state.database)].flatMap(([rolloutId, key]) => {
    const rollout = findRollout(state.database, rolloutId);
    if (rollout === undefined) return [];
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
    const decided = listDecidedOf(request, person.userId);
    note(request, new Set(decided.map(({ team }) => team.teamId)));
    const best = strongestAccess(decided.map(({ decision }) => decision));
    return personFlag(key, best, decided.find(({ decision }) => decision === best)?.team.gate);
  }
  const team =
    listTeams(database, rollout.id, new Set([target as TeamId]))[0] ??
    findTeamNamed(database, rollout.id, target);
  if (team === undefined) return unknownFlag(key, target);
  const decision = findDecided(request, team.id);
  note(request, new Set([team.id]));
  if (decision === undefined) return unknownFlag(key, target);
  const { teamName: name, wave, isNarrowed, access, gate } = decision;
  return teamFlag(key, { name, wave, isNarrowed }, access, gate);
}

/** What has changed is told to the other outlets too; who asks gets their answer even when that must wait. */
function note(request: RolloutRequest, teams: ReadonlySet<TeamId>): void {
  writeIfPossible(() => void observeAccess(request, teams));
}
