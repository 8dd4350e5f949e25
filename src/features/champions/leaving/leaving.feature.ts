import type { ProductFeature } from '../../contract/product-feature.ts';
import { lossObligations } from './champion-losses.obligations.ts';
import { endRolesOfTeam } from './end-roles-of-team.usecase.ts';
import { lapseChampions } from './lapse-champions.usecase.ts';
import { lapseJob } from './leaving.jobs.ts';
import { leavingActions, leavingCommands, leavingForms, personBack } from './leaving.slack.ts';

export const leavingFeature: ProductFeature = {
  name: 'leaving',
  topic: 'champions',
  commands: leavingCommands,
  actions: leavingActions,
  submissions: leavingForms,
  jobs: [lapseJob],
  events: [personBack],
  teamObligations: lossObligations,
  /** Somebody who leaves is noticed the moment Slack says so, not with the next sweep. */
  teamLeaves: { run: endRolesOfTeam },
  leaves: { stage: 'roles', run: lapseChampions },
};
