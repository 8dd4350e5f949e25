import type { Feature } from '../../platform/feature.ts';
import { addPilotTeamFor, teamsCommands, teamsSubmissions } from './teams.slack.ts';
import { listTeamRoles } from './teams.store.ts';

export const teamsFeature: Feature & { addPilotTeam: typeof addPilotTeamFor } = {
  name: 'teams',
  commands: teamsCommands,
  submissions: teamsSubmissions,
  roles: listTeamRoles,
  addPilotTeam: addPilotTeamFor,
};
