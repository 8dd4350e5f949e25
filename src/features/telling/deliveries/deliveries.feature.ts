import type { ProductFeature } from '../../contract/product-feature.ts';
import { deliveriesObligations } from './deliveries.obligations.ts';
import { deliveriesActions, deliveriesCommands } from './deliveries.slack.ts';

export const deliveriesFeature: ProductFeature = {
  name: 'deliveries',
  title: 'messages that don’t arrive',
  commands: deliveriesCommands,
  actions: deliveriesActions,
  obligations: deliveriesObligations,
};
