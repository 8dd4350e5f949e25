import type { ProductFeature } from '../../contract/product-feature.ts';
import { whyStatus } from './whys.obligations.ts';
import { readWhyButton } from './whys.slack.ts';

export const whysFeature: ProductFeature = {
  name: 'whys',
  statusPlace: 'waves',
  actions: [readWhyButton],
  status: whyStatus,
};
