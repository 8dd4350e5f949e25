import type { ProductFeature } from '../../contract/product-feature.ts';
import { endSourceAction } from './usage-sources.slack.ts';

export const usageSourcesFeature: ProductFeature = {
  name: 'usage-sources',
  actions: [endSourceAction],
};
