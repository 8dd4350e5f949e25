/* How teams get ready and ask to come in. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { optInsFeature } from './opt-ins/opt-ins.feature.ts';
import { readinessFeature } from './readiness/readiness.feature.ts';

export const expandFeatures: readonly ProductFeature[] = [readinessFeature, optInsFeature];
