import type { ProductFeature } from '../../contract/product-feature.ts';
import { addVerification } from './verification.cli.ts';

export const verificationFeature: ProductFeature = { name: 'verification', cli: addVerification };
