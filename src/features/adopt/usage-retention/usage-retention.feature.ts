import type { ProductFeature } from '../../contract/product-feature.ts';
import { letLeaverGo } from './let-go.usecase.ts';
import { usageRetention } from './usage-retention.jobs.ts';
import { openSettings, settingsSubmission } from './usage-settings.slack.ts';

export const usageRetentionFeature: ProductFeature = {
  name: 'usage-retention',
  actions: [openSettings],
  submissions: [settingsSubmission],
  jobs: [usageRetention],
  leaves: { stage: 'access', run: letLeaverGo },
};
