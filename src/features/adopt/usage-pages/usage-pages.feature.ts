import type { ProductFeature } from '../../contract/product-feature.ts';
import { usageActions, usageCommands } from './usage-pages.slack.ts';

export const usagePagesFeature: ProductFeature = {
  name: 'usage-pages',
  commands: usageCommands,
  actions: usageActions,
};
