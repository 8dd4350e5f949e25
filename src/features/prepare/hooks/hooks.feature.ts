import type { ProductFeature } from '../../contract/product-feature.ts';
import { addHooks } from './hooks.cli.ts';

export const hooksFeature: ProductFeature = { name: 'hooks', cli: addHooks };
