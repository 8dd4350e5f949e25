import type { ProductFeature } from '../../contract/product-feature.ts';
import { findBeginning } from './case-sight.store.ts';
import { caseActions, caseForms } from './cases.slack.ts';
import { escalateCommands, escalateForms, escalateShortcuts } from './escalate.slack.ts';
import { watchJob } from './escalations.jobs.ts';
import { caseConcerns, caseObligations } from './escalations.obligations.ts';
import { escalationsPace } from './escalations-pace.store.ts';
import { escalateCritical } from './raise-critical.usecase.ts';

export const escalationsFeature: ProductFeature = {
  name: 'escalations',
  title: 'escalated outputs',
  newsWeight: 'progress',
  commands: escalateCommands,
  shortcuts: escalateShortcuts,
  actions: caseActions,
  submissions: [...escalateForms, ...caseForms],
  jobs: [watchJob],
  obligations: caseObligations,
  concerns: caseConcerns,
  criticalOutputs: escalateCritical,
  entrySources: [{ from: 'case', find: findBeginning }],
  paceLines: escalationsPace,
};
