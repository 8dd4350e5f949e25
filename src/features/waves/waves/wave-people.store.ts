import type { UserId } from '../../../platform/ids.ts';
import type { Reading } from '../../../platform/reading.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { WaveFile } from './wave-file.ts';

/** The wave's teams in the order in which they were planned. */
export function listTeamsOfWave({ database, rolloutId }: Reading, wave: WaveFile): Team[] {
  const teams = listTeams(database, rolloutId);
  return wave.teams.flatMap(({ teamId }) => teams.find((team) => team.id === teamId) ?? []);
}

/** Who works in a team or manages it, and still has an account. */
export function listPeopleOf({ database }: Reading, team: Team): UserId[] {
  const manager = team.managerId === undefined ? [] : [team.managerId];
  const people = listPeople(database, [...new Set([...team.memberIds, ...manager])]);
  return people.filter((one) => !one.isDeactivated && !one.isBot).map((one) => one.userId);
}
