import type { ProductFeature } from '../../contract/product-feature.ts';
import { usageRoutes } from './usage-hooks.http.ts';
import { addUsageImport } from './usage-imports.cli.ts';

export const usageImportsFeature: ProductFeature = {
  name: 'usage-imports',
  routes: usageRoutes,
  cli: addUsageImport,
};
