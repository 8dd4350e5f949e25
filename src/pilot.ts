/* The honest look at the pilot: the four questions, what it leant on, and the same again after each wave. */
import { assessmentFeature } from './features/assessment/assessment.feature.ts';
import { constraintsFeature } from './features/constraints/constraints.feature.ts';
import type { ProductFeature } from './features/product-feature.ts';
import { reassessmentsFeature } from './features/reassessments/reassessments.feature.ts';

export const pilotFeatures: readonly ProductFeature[] = [
  assessmentFeature,
  constraintsFeature,
  reassessmentsFeature,
];
