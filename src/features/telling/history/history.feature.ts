import type { ProductFeature } from '../../contract/product-feature.ts';
import { historyActions, historyCommands } from './history.slack.ts';

export const historyFeature: ProductFeature = {
  name: 'history',
  commands: historyCommands,
  actions: historyActions,
};
