/* What keeps a rollout from moving faster than its evidence. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { closingFeature } from './closing/closing.feature.ts';
import { freezesFeature } from './freezes/freezes.feature.ts';
import { gatesFeature } from './gates/gates.feature.ts';
import { overridesFeature } from './overrides/overrides.feature.ts';
import { paceFeature } from './pace/pace.feature.ts';
import { pausesFeature } from './pauses/pauses.feature.ts';

export const gatesFeatures: readonly ProductFeature[] = [
  gatesFeature,
  overridesFeature,
  freezesFeature,
  pausesFeature,
  closingFeature,
  paceFeature,
];
