import type { ProductFeature } from '../../contract/product-feature.ts';
import { addChecks } from './checks.cli.ts';
import { checksGreen } from './checks.criteria.ts';
import { checkRoutes } from './checks.http.ts';
import { checkObligations } from './checks.obligations.ts';
import { checksActions, checksCommands, checksForms } from './checks.slack.ts';

export const checksFeature: ProductFeature = {
  name: 'checks',
  title: 'automated checks',
  commands: checksCommands,
  actions: checksActions,
  submissions: checksForms,
  criteria: [checksGreen],
  obligations: checkObligations,
  routes: checkRoutes,
  cli: addChecks,
};
