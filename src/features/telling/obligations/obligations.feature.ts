import type { ProductFeature } from '../../contract/product-feature.ts';
import { dueCommand, showMine } from './obligations.slack.ts';
import { listObligations, owesAnything } from './obligations.store.ts';

export const obligationsFeature: ProductFeature = {
  name: 'obligations',
  owed: listObligations,
  isAsked: owesAnything,
  commands: [dueCommand],
  actions: [showMine],
};
