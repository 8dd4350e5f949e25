import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { WaveRecord } from './wave-record.ts';

/** The wave's teams in the order in which they were planned. */
export function listTeamsOfWave({ database, rolloutId }: ReadContext, wave: WaveRecord): Team[] {
  const teamIds = wave.teams.map(({ teamId }) => teamId);
  const teams = listTeams(database, rolloutId, new Set(teamIds));
  const byId = new Map(teams.map((team) => [team.id, team]));
  return teamIds.flatMap((teamId) => byId.get(teamId) ?? []);
}

/** Who works in a team or manages it, and still has an account. */
export function listPeopleOf({ database }: ReadContext, team: Team): UserId[] {
  const manager = team.managerId === undefined ? [] : [team.managerId];
  const people = listPeople(database, [...new Set([...team.memberIds, ...manager])]);
  return people.filter((one) => !one.isDeactivated && !one.isBot).map((one) => one.userId);
}
