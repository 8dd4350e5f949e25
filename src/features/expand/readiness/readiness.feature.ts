import { readinessCriteria } from './readiness.criteria.ts';
import { readinessObligations, readinessStatus } from './readiness.obligations.ts';
import { readinessActions, readinessCommands } from './readiness.slack.ts';
import type { ObligationParts } from './readiness.store.ts';
import { readinessSubmissions } from './readiness-forms.slack.ts';

export const readinessFeature = (parts: ObligationParts) => ({
  name: 'readiness',
  title: 'readiness',
  newsWeight: 'progress',
  statusPlace: 'readiness',
  commands: readinessCommands(parts),
  actions: readinessActions(parts),
  submissions: readinessSubmissions(parts),
  obligations: readinessObligations(parts),
  status: readinessStatus(parts),
  criteria: readinessCriteria(parts),
});
