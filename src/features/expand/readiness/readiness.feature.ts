import type { ProductFeature } from '../../contract/product-feature.ts';
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
  actions: [...readinessActions, ...readinessStepActions],
  submissions: readinessSubmissions,
  teamObligations: readinessObligations,
  status: readinessStatus,
  criteria: readinessCriteria,
};
