import type { ProductFeature } from '../../contract/product-feature.ts';
import { pauseCommand, resumeCommand } from './pauses.slack.ts';

export const pausesFeature: ProductFeature = {
  name: 'pauses',
  commands: [pauseCommand, resumeCommand],
};
