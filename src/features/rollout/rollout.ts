/* The rollout itself: who leads it, its channel, its pilot and its pace. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { rolloutsFeature } from './rollouts/rollouts.feature.ts';

export const rolloutFeatures: readonly ProductFeature[] = [rolloutsFeature];
