import type { ProductFeature } from '../../contract/product-feature.ts';
import { meCommand, ownUsageActions } from './own-usage.slack.ts';
import { openQueue, settleSubmission } from './usage-queue.slack.ts';

export const usagePeopleFeature: ProductFeature = {
  name: 'usage-people',
  commands: [meCommand],
  actions: [...ownUsageActions, openQueue],
  submissions: [settleSubmission],
};
