import type { ProductFeature } from '../../contract/product-feature.ts';
import { addAccess } from './access.cli.ts';
import { accessSweep, personLeaves, settleAccess } from './access.jobs.ts';
import {
  accessStatusLines,
  accessWithoutChampion,
  graceDates,
  graceObligations,
  liveTeams,
  rolledBackConcerns,
  teamAccess,
} from './access.obligations.ts';
import { accessActions, accessCommands } from './access.slack.ts';

export const accessFeature: ProductFeature = {
  name: 'access',
  title: 'access',
  newsWeight: 'milestone',
  statusPlace: 'access',
  commands: accessCommands,
  actions: accessActions,
  jobs: [accessSweep],
  leaves: personLeaves,
  settleAccess,
  teamObligations: graceObligations,
  concerns: rolledBackConcerns,
  status: accessStatusLines,
  dates: graceDates,
  liveTeams,
  teamAccess,
  accessWithoutChampion,
  cli: addAccess,
};
