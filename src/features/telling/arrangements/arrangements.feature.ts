import type { ProductFeature } from '../../contract/product-feature.ts';
import { arrangingActions, arrangingSubmissions } from './arrangements.slack.ts';

export const arrangementsFeature: ProductFeature = {
  name: 'arrangements',
  title: 'who does what by when',
  actions: arrangingActions,
  submissions: arrangingSubmissions,
};
