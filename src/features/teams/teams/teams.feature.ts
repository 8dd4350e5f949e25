import type { ProductFeature } from '../../contract/product-feature.ts';
import { addPilotTeam } from './add-team.usecase.ts';
import { leavingLoosenable } from './loosen-leaving.usecase.ts';
import { teamLoosenable } from './loosen-team.usecase.ts';
import { listTeamRoles } from './memberships.store.ts';
import { openTeamForm } from './team-form.slack.ts';
import { leavingCommands, leavingSubmissions } from './team-leaving.slack.ts';
import { teamObligations } from './teams.obligations.ts';
import { teamsCommands, teamsSubmissions } from './teams.slack.ts';

export const teamsFeature: ProductFeature = {
  name: 'teams',
  title: 'teams',
  commands: [...teamsCommands, ...leavingCommands],
  actions: [openTeamForm],
  submissions: [...teamsSubmissions, ...leavingSubmissions],
  roles: listTeamRoles,
  obligations: teamObligations,
  addPilotTeam,
  loosenables: [teamLoosenable, leavingLoosenable],
};
