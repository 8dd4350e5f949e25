import type { ProductFeature } from '../../contract/product-feature.ts';
import { lateSourceObligations } from './late-sources.obligations.ts';
import { uploadActions, uploadSubmissions } from './upload.slack.ts';
import { usageRoutes } from './usage-hooks.http.ts';
import { addUsageImport } from './usage-imports.cli.ts';

export const usageImportsFeature: ProductFeature = {
  name: 'usage-imports',
  title: 'usage that is late',
  actions: uploadActions,
  submissions: uploadSubmissions,
  obligations: lateSourceObligations,
  routes: usageRoutes,
  cli: addUsageImport,
};
