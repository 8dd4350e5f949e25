import type { ProductFeature } from '../../contract/product-feature.ts';
import { drillCriteria } from './drills.criteria.ts';
import { drillActions, drillCommands, drillForms } from './drills.slack.ts';

export const drillsFeature: ProductFeature = {
  name: 'drills',
  commands: drillCommands,
  actions: drillActions,
  submissions: drillForms,
  criteria: drillCriteria,
};
