import type { Feature } from '../../../platform/feature.ts';
import {
  type AddPilotTeam,
  editCommand,
  editSubmission,
  setUpCommand,
  setUpSubmission,
} from './rollouts.slack.ts';
import { listRolesOf } from './rollouts.store.ts';

export const rolloutsFeature = (parts: { addPilotTeam: AddPilotTeam }): Feature => ({
  name: 'rollouts',
  roles: listRolesOf,
  commands: [setUpCommand, editCommand],
  submissions: [setUpSubmission(parts.addPilotTeam), editSubmission],
});
