import type { ProductFeature } from '../../contract/product-feature.ts';
import { roundActions, roundCommands, roundSubmissions } from './rounds.slack.ts';

export const reassessmentsFeature: ProductFeature = {
  name: 'reassessments',
  commands: roundCommands,
  actions: roundActions,
  submissions: roundSubmissions,
};
