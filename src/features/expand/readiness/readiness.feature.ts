import type { ProductFeature } from '../../contract/product-feature.ts';
import { mustActions, mustSubmissions } from './confirm-must.slack.ts';
import { mustObligations } from './must-confirmations.obligations.ts';
import { readinessCriteria } from './readiness.criteria.ts';
import { readinessObligations, readinessStatus } from './readiness.obligations.ts';
import { readinessActions, readinessCommands } from './readiness.slack.ts';
import { readinessStepActions, readinessSubmissions } from './readiness-forms.slack.ts';

export const readinessFeature: ProductFeature = {
  name: 'readiness',
  title: 'readiness',
  newsWeight: 'progress',
  statusPlace: 'readiness',
  commands: readinessCommands,
  actions: [...readinessActions, ...readinessStepActions, ...mustActions],
  submissions: [...readinessSubmissions, ...mustSubmissions],
  teamObligations: (context, only) => [
    ...readinessObligations(context, only),
    ...mustObligations(context, only),
  ],
  status: readinessStatus,
  criteria: readinessCriteria,
};
