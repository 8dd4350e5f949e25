import type { ProductFeature } from '../../contract/product-feature.ts';
import { addProof } from './proofs.cli.ts';

export const proofsFeature: ProductFeature = { name: 'proofs', cli: addProof };
