import type { Database } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeamNamed, listTeams, listTeamsOf } from '../../teams/teams/teams.store.ts';
import { strongestAccess } from '../access/access.ts';
import { decisionsOf, type TeamDecision } from '../access/team-decision.ts';
import { keepFlagKeys } from './change-keys.usecase.ts';
import { type OfrepSuccess, personFlag, teamFlag, unknownFlag } from './ofrep.ts';

/** How access is decided and written down; access is another feature's, so `app.ts` hands it over. */
export type AskParts = {
  observe(
    database: Database,
    rollout: Rollout,
    now: Temporal.Instant,
    only: ReadonlySet<TeamId>,
  ): readonly TeamDecision[];
};

/** One rollout's answer about somebody; undefined when no rollout under way has this key. */
export function findFlag(
  parts: AskParts,
  database: Database,
  key: string,
  target: string | undefined,
  now: Temporal.Instant,
): OfrepSuccess | undefined {
  for (const [rolloutId, flag] of keepFlagKeys(database)) {
    if (flag !== key && rolloutId !== key) continue;
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || rollout.closedAt !== undefined) return undefined;
    return flagOf(parts, database, rollout, key, target ?? '', now);
  }
  return undefined;
}

/** The answers of all rollouts under way about somebody. */
export function listFlags(
  parts: AskParts,
  database: Database,
  target: string,
  now: Temporal.Instant,
): OfrepSuccess[] {
  return [...keepFlagKeys(database)].flatMap(([rolloutId, key]) => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || rollout.closedAt !== undefined) return [];
    return [flagOf(parts, database, rollout, key, target, now)];
  });
}

/** Whoever is not known gets an explicit no; a team is asked about by its id or its name. */
function flagOf(
  parts: AskParts,
  database: Database,
  rollout: Rollout,
  key: string,
  target: string,
  now: Temporal.Instant,
): OfrepSuccess {
  const person = findPerson(database, target as UserId);
  if (person !== undefined) {
    const teams = new Set([
      ...listTeamsOf(database, rollout.id, person.userId).map(({ id }) => id),
      ...listOpenChampionsOf(database, person.userId).map(({ teamId }) => teamId),
    ]);
    const decisions = parts.observe(database, rollout, now, teams);
    const best = strongestAccess(decisionsOf(decisions, person.userId));
    return personFlag(key, best, decisions.find(({ teamId }) => teamId === best?.teamId)?.gate);
  }
  const team =
    listTeams(database, rollout.id).find(({ id }) => id === target) ??
    findTeamNamed(database, rollout.id, target);
  const decision = team && parts.observe(database, rollout, now, new Set([team.id]))[0];
  if (decision === undefined) return unknownFlag(key, target);
  const { teamName: name, wave, isNarrowed, access, gate } = decision;
  return teamFlag(key, { name, wave, isNarrowed }, access, gate);
}
