import type { Database } from '../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../platform/ids.ts';
import type { Source } from '../../platform/reading.ts';
import { findPerson } from '../../platform/slack/directory.ts';
import type { Rollout } from '../rollouts/rollout.ts';
import { findRollout, listRoleHolders } from '../rollouts/rollouts.store.ts';
import type { Team } from '../teams/team.ts';
import { findTeam } from '../teams/teams.store.ts';
import type { Champion } from './champion.ts';
import { findChampion, listChampions } from './champions.store.ts';

/** A nomination with everything that its next step is judged by. */
export type NominationFile = {
  rollout: Rollout;
  champion: Champion;
  /** Without its manager when that person's account is closed: then the leads decide. */
  team: Team;
  leadIds: UserId[];
  others: Champion[];
};

export function findNomination(
  database: Database,
  rolloutId: RolloutId,
  championId: string,
): NominationFile | undefined {
  const rollout = findRollout(database, rolloutId);
  const champion = findChampion(database, rolloutId, championId);
  const team = champion && findTeam(database, rolloutId, champion.teamId);
  if (rollout === undefined || champion === undefined || team === undefined) return undefined;
  return {
    rollout,
    champion,
    team: findDecidingTeam(database, team),
    leadIds: listActiveLeads(database, rolloutId),
    others: listChampions(database, rolloutId).filter((other) => other.id !== champion.id),
  };
}

export function listActiveLeads(database: Database, rolloutId: RolloutId): UserId[] {
  return listRoleHolders(database, rolloutId, 'lead').filter((id) => !hasLeft(database, id));
}

/** The team as it decides: a manager who left Slack decides nothing any more. */
export function findDecidingTeam(database: Database, team: Team): Team {
  const { managerId } = team;
  if (managerId === undefined || !hasLeft(database, managerId)) return team;
  return { ...team, managerId: undefined };
}

function hasLeft(database: Database, userId: UserId): boolean {
  return findPerson(database, userId)?.isDeactivated === true;
}

/** Teams whose people have access now; who has access is another feature's, so `app.ts` hands it over. */
export type LiveTeams = Source<TeamId>;

/** Before anybody else has access, the pilot's team has. */
export const listPilotTeam: LiveTeams = ({ database, rolloutId }) => {
  const pilot = findRollout(database, rolloutId)?.pilotTeamId;
  return pilot === undefined ? [] : [pilot];
};
