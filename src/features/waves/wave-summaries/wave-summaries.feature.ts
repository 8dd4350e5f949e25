import type { ProductFeature } from '../../contract/product-feature.ts';
import { waveSummaryJob } from './wave-summaries.jobs.ts';
import { summaryActions, summaryCommands } from './wave-summaries.slack.ts';

export const waveSummariesFeature: ProductFeature = {
  name: 'wave-summaries',
  commands: summaryCommands,
  actions: summaryActions,
  jobs: [waveSummaryJob],
};
