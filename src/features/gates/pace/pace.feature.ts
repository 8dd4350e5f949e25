import type { ProductFeature } from '../../contract/product-feature.ts';
import { paceActions, paceCommands, paceSubmissions } from './pace.slack.ts';

export const paceFeature: ProductFeature = {
  name: 'pace',
  commands: paceCommands,
  actions: paceActions,
  submissions: paceSubmissions,
};
