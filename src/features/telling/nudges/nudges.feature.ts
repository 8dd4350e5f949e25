import type { Declared, ProductFeature } from '../../contract/product-feature.ts';
import { previewCommand } from './nudge-preview.slack.ts';
import { nudgeDelivery } from './nudges.delivery.ts';
import { nudgesSweep } from './nudges.jobs.ts';
import {
  explain,
  keepReminding,
  notMineSubmission,
  remindLater,
  sayNotMine,
} from './nudges.slack.ts';

export const nudgesFeature = (declared: Declared): ProductFeature => ({
  name: 'nudges',
  commands: [previewCommand(declared)],
  actions: [remindLater(declared), keepReminding(declared), sayNotMine, explain(declared)],
  submissions: [notMineSubmission(declared)],
  jobs: [nudgesSweep(declared)],
  deliveryHandlers: [nudgeDelivery(declared)],
});
