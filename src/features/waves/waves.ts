/* How teams come in wave after wave, and what each wave teaches the next one. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { causesFeature } from './causes/causes.feature.ts';
import { learningWeeksFeature } from './learnings/learning-weeks.feature.ts';
import { learningsFeature } from './learnings/learnings.feature.ts';
import { selectionFeature } from './selection/selection.feature.ts';
import { wavePlansFeature } from './wave-plans/wave-plans.feature.ts';
import { waveSummariesFeature } from './wave-summaries/wave-summaries.feature.ts';
import { wavesFeature } from './waves/waves.feature.ts';
import { whysFeature } from './whys/whys.feature.ts';

export const wavesFeatures: readonly ProductFeature[] = [
  selectionFeature,
  wavePlansFeature,
  wavesFeature,
  causesFeature,
  whysFeature,
  waveSummariesFeature,
  learningsFeature,
  learningWeeksFeature,
];
