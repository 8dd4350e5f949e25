/* The honest look at the pilot: the four questions, what it leant on, and the same again after each wave. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { assessmentFeature } from './assessment/assessment.feature.ts';
import { constraintsFeature } from './constraints/constraints.feature.ts';
import { pilotsFeature } from './pilots/pilots.feature.ts';
import { reassessmentsFeature } from './reassessments/reassessments.feature.ts';

export const assessFeatures: readonly ProductFeature[] = [
  assessmentFeature,
  pilotsFeature,
  constraintsFeature,
  reassessmentsFeature,
];
