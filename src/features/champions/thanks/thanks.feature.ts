import type { ProductFeature } from '../../contract/product-feature.ts';
import { thanksActions, thanksCommands, thanksForms } from './thanks.slack.ts';

export const thanksFeature: ProductFeature = {
  name: 'thanks',
  commands: thanksCommands,
  actions: thanksActions,
  submissions: thanksForms,
};
