import type { ProductFeature } from '../../contract/product-feature.ts';
import { addReport } from './reports.cli.ts';

export const reportsFeature: ProductFeature = { name: 'reports', cli: addReport };
