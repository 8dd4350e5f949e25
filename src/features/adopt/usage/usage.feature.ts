import type { ProductFeature } from '../../contract/product-feature.ts';
import { letLeaverGo } from './let-go.usecase.ts';
import { usageActions, usageCommands, usageSubmissions } from './usage.slack.ts';
import { usageRetention } from './usage-retention.jobs.ts';

export const usageFeature: ProductFeature = {
  name: 'usage',
  commands: usageCommands,
  actions: usageActions,
  submissions: usageSubmissions,
  jobs: [usageRetention],
  leaves: { stage: 'access', run: letLeaverGo },
};
