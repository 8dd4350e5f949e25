import type { ProductFeature } from '../../contract/product-feature.ts';
import { addSamples } from './samples.cli.ts';

export const samplesFeature: ProductFeature = { name: 'samples', cli: addSamples };
