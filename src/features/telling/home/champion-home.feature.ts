import type { ProductFeature } from '../../contract/product-feature.ts';
import { championHomeCommand } from './champion-home.slack.ts';

export const championHomeFeature: ProductFeature = {
  name: 'desk',
  commands: [championHomeCommand],
};
