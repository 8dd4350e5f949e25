import type { Declared, ProductFeature } from '../../contract/product-feature.ts';
import { weeklyDigestJob } from './digests.jobs.ts';
import { previewCommand, settingsCommand, settingsSubmission } from './digests.slack.ts';

export const digestsFeature = (declared: Declared): ProductFeature => ({
  name: 'digests',
  commands: [previewCommand(declared), settingsCommand],
  submissions: [settingsSubmission],
  jobs: [weeklyDigestJob(declared)],
});
