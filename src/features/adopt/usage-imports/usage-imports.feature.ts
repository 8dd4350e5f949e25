import type { ProductFeature } from '../../contract/product-feature.ts';
import { addUsageImport } from './usage-imports.cli.ts';

export const usageImportsFeature: ProductFeature = { name: 'usage-imports', cli: addUsageImport };
