import type { ProductFeature } from '../../contract/product-feature.ts';
import { dueCommand, showMine } from './obligations.slack.ts';
import { listObligations } from './obligations.store.ts';

export const obligationsFeature: ProductFeature = {
  name: 'obligations',
  owed: listObligations,
  commands: [dueCommand],
  actions: [showMine],
};
