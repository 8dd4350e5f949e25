import type { ProductFeature } from '../../contract/product-feature.ts';
import { addUsageSources } from './usage-pulls.cli.ts';
import { usagePullDelivery } from './usage-pulls.delivery.ts';
import { usagePulls } from './usage-pulls.jobs.ts';

export const usagePullsFeature: ProductFeature = {
  name: 'usage-pulls',
  jobs: [usagePulls],
  deliveryHandlers: [usagePullDelivery],
  cli: addUsageSources,
};
