import type { ProductFeature } from '../../contract/product-feature.ts';
import { lossObligations } from './champion-losses.obligations.ts';
import { lapseChampions } from './lapse-champions.usecase.ts';
import { lapseJob } from './leaving.jobs.ts';
import { leavingActions, leavingCommands, leavingForms } from './leaving.slack.ts';

export const leavingFeature: ProductFeature = {
  name: 'leaving',
  topic: 'champions',
  commands: leavingCommands,
  actions: leavingActions,
  submissions: leavingForms,
  jobs: [lapseJob],
  teamObligations: lossObligations,
  /** Somebody who leaves is noticed the moment Slack says so, not with the next sweep. */
  leaves: { stage: 'roles', run: lapseChampions },
};
