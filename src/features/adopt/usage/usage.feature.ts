import type { ProductFeature } from '../../contract/product-feature.ts';

export const usageFeature: ProductFeature = { name: 'usage' };
