/* The honest look at the pilot: the four questions, what it leant on, and the same again after each wave. */
import { assessmentFeature } from './features/assess/assessment/assessment.feature.ts';
import { constraintsFeature } from './features/assess/constraints/constraints.feature.ts';
import { reassessmentsFeature } from './features/assess/reassessments/reassessments.feature.ts';
import type { ProductFeature } from './features/contract/product-feature.ts';

export const pilotFeatures: readonly ProductFeature[] = [
  assessmentFeature,
  constraintsFeature,
  reassessmentsFeature,
];
