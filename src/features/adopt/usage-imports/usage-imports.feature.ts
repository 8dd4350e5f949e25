import type { ProductFeature } from '../../contract/product-feature.ts';
import { uploadActions, uploadSubmissions } from './upload.slack.ts';
import { usageRoutes } from './usage-hooks.http.ts';
import { addUsageImport } from './usage-imports.cli.ts';

export const usageImportsFeature: ProductFeature = {
  name: 'usage-imports',
  actions: uploadActions,
  submissions: uploadSubmissions,
  routes: usageRoutes,
  cli: addUsageImport,
};
