import type { ProductFeature } from '../../contract/product-feature.ts';
import { watchErrorsJob } from './quality.jobs.ts';
import { qualityActions, qualityCommands } from './quality.slack.ts';

export const qualityFeature: ProductFeature = {
  name: 'quality',
  commands: qualityCommands,
  actions: qualityActions,
  jobs: [watchErrorsJob],
};
