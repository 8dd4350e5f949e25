import type { ProductFeature } from '../../contract/product-feature.ts';
import { addAdoption } from './depth-files.cli.ts';

export const depthFilesFeature: ProductFeature = { name: 'depth-files', cli: addAdoption };
