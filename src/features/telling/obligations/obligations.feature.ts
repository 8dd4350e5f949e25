import type { ProductFeature } from '../../contract/product-feature.ts';
import { dueCommand, showMine } from './obligations.slack.ts';

export const obligationsFeature: ProductFeature = {
  name: 'obligations',
  commands: [dueCommand],
  actions: [showMine],
};
