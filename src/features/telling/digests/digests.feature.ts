import type { ProductFeature } from '../../contract/product-feature.ts';
import { weeklyDigestJob } from './digests.jobs.ts';
import { previewCommand, settingsCommand, settingsSubmission } from './digests.slack.ts';

export const digestsFeature: ProductFeature = {
  name: 'digests',
  commands: [previewCommand, settingsCommand],
  submissions: [settingsSubmission],
  jobs: [weeklyDigestJob],
};
