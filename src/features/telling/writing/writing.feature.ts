import type { ProductFeature } from '../../contract/product-feature.ts';
import { letterForm, openLetter } from './writing.slack.ts';

export const writingFeature: ProductFeature = {
  name: 'writing',
  title: 'what people write to each other',
  actions: [openLetter],
  submissions: [letterForm],
};
