import type { ProductFeature } from '../../contract/product-feature.ts';
import { previewCommand } from './nudge-preview.slack.ts';
import { awaitedDelivery, nudgeDelivery } from './nudges.delivery.ts';
import { nudgesSweep } from './nudges.jobs.ts';
import {
  explain,
  keepReminding,
  notMineSubmission,
  remindLater,
  sayNotMine,
} from './nudges.slack.ts';
import { findShownAgain } from './show-again.usecase.ts';

export const nudgesFeature: ProductFeature = {
  name: 'nudges',
  commands: [previewCommand],
  actions: [remindLater, keepReminding, sayNotMine, explain],
  submissions: [notMineSubmission],
  jobs: [nudgesSweep],
  shownAgain: findShownAgain,
  deliveryHandlers: [nudgeDelivery, awaitedDelivery],
};
