import type { ProductFeature } from '../../contract/product-feature.ts';
import { causeCriteria } from './causes.criteria.ts';
import { causeObligations } from './causes.obligations.ts';
import { causeActions, causeCommands, causeSubmissions } from './causes.slack.ts';

export const causesFeature: ProductFeature = {
  name: 'causes',
  topic: 'waves',
  commands: causeCommands,
  actions: causeActions,
  submissions: causeSubmissions,
  criteria: causeCriteria,
  obligations: causeObligations,
};
