import type { ProductFeature } from '../../contract/product-feature.ts';
import { weeklyDigestJob } from './digests.jobs.ts';
import {
  previewCommand,
  restAction,
  settingsCommand,
  settingsSubmission,
} from './digests.slack.ts';

export const digestsFeature: ProductFeature = {
  name: 'digests',
  commands: [previewCommand, settingsCommand],
  actions: [restAction],
  submissions: [settingsSubmission],
  jobs: [weeklyDigestJob],
};
