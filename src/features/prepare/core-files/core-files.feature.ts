import type { ProductFeature } from '../../contract/product-feature.ts';
import { addCoreFiles } from './files.cli.ts';

export const coreFilesFeature: ProductFeature = { name: 'core-files', cli: addCoreFiles };
