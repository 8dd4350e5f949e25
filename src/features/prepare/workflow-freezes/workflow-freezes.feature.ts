import type { ProductFeature } from '../../contract/product-feature.ts';
import { workflowFreezeCriteria } from './workflow-freezes.criteria.ts';
import { freezeConcerns, freezeObligations, freezeStatus } from './workflow-freezes.obligations.ts';
import {
  workflowFreezeActions,
  workflowFreezeCommands,
  workflowFreezeForms,
} from './workflow-freezes.slack.ts';
import { listFrozenWorkflows } from './workflow-freezes.store.ts';

export const workflowFreezesFeature: ProductFeature = {
  name: 'workflow-freezes',
  title: 'frozen work',
  newsWeight: 'milestone',
  statusPlace: 'standstill',
  commands: workflowFreezeCommands,
  actions: workflowFreezeActions,
  submissions: workflowFreezeForms,
  obligations: freezeObligations,
  concerns: freezeConcerns,
  status: freezeStatus,
  criteria: workflowFreezeCriteria,
  frozenWork: ({ database, rolloutId }) =>
    listFrozenWorkflows(database, rolloutId).map(({ workflow }) => workflow),
};
