import type { Acting } from '../../../platform/acting.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { championsOf, isInOffice } from '../../champions/champions/champion.ts';
import {
  listChampionsByTeam,
  listChampionsOfTeam,
  listOpenChampionsOf,
} from '../../champions/champions/champions.store.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam, listTeams, listTeamsOf } from '../../teams/teams/teams.store.ts';
import type { SpeakerRole } from './readiness-answer.ts';

/** As what a person speaks for a team; undefined for everyone but its champions, its manager and the leads. */
export function findSpeakerRole(
  database: Database,
  acting: Pick<Acting, 'userId' | 'roles'>,
  team: Team,
): SpeakerRole | undefined {
  const { champion, backUps } = championsOf(team.id, listChampionsOfTeam(database, team.id));
  const inOffice = [champion, ...backUps].some((one) => one?.personId === acting.userId);
  if (inOffice) return 'champion';
  if (team.managerId === acting.userId) return 'manager';
  return acting.roles.has('lead') ? 'lead' : undefined;
}

export type NotASpeaker = { kind: 'not-a-speaker'; team: Team } | { kind: 'no-such-team' };

/** As what whoever acts speaks for a team. */
export function getSpeaker(
  { database, acting, rolloutId }: RolloutRequest,
  teamId: TeamId,
): { kind: 'speaks'; team: Team; role: SpeakerRole } | NotASpeaker {
  const team = findTeam(database, rolloutId, teamId);
  if (team === undefined) return { kind: 'no-such-team' };
  const role = findSpeakerRole(database, acting, team);
  return role === undefined ? { kind: 'not-a-speaker', team } : { kind: 'speaks', team, role };
}

/** The teams for which a person speaks as champion, back-up or manager. */
export function listTeamsSpokenFor(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): Team[] {
  const led = listOpenChampionsOf(database, userId)
    .filter((one) => one.rolloutId === rolloutId && isInOffice(one))
    .map(({ teamId }) => teamId);
  const managed = listTeamsOf(database, rolloutId, userId)
    .filter(({ managerId }) => managerId === userId)
    .map(({ id }) => id);
  return [...listTeams(database, rolloutId, new Set([...led, ...managed]))];
}

/** Who is asked about each team: its champion, else its manager, else the leads; nobody who has left. */
export function listAskedAbout(
  database: Database,
  rolloutId: RolloutId,
  teams: readonly Team[],
): Map<TeamId, UserId[]> {
  const champions = listChampionsByTeam(database, rolloutId, new Set(teams.map(({ id }) => id)));
  const leads = listRoleHolders(database, rolloutId, 'lead');
  const owners = new Map(
    teams.map((team) => {
      const { champion } = championsOf(team.id, champions.get(team.id) ?? []);
      return [team.id, [champion?.personId, team.managerId].filter((id) => id !== undefined)];
    }),
  );
  const everyone = [...new Set([...leads, ...[...owners.values()].flat()])];
  const gone = new Set(
    listPeople(database, everyone)
      .filter((person) => person.isDeactivated)
      .map((person) => person.userId),
  );
  const activeLeads = leads.filter((id) => !gone.has(id));
  return new Map(
    [...owners].map(([teamId, ids]) => {
      const first = ids.find((id) => !gone.has(id));
      return [teamId, first === undefined ? activeLeads : [first]];
    }),
  );
}
