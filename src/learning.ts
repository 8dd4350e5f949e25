/* Lessons, training and certificates, joined; training is told of certificates, which stand above it. */
import { certificatesFeature } from './features/certificates/certificates.feature.ts';
import { lessonsFeature } from './features/lessons/lessons.feature.ts';
import type { ProductFeature } from './features/product-feature.ts';
import { scenarioGapsFeature } from './features/scenario-gaps/scenario-gaps.feature.ts';
import { trainingFeature } from './features/training/training.feature.ts';
import { trainingSettingsFeature } from './features/training-settings/training-settings.feature.ts';
import { findNextWave } from './features/waves/next-wave.store.ts';

export const learningFeatures: readonly ProductFeature[] = [
  lessonsFeature,
  trainingFeature({
    certification: certificatesFeature.certification,
    nextWave: findNextWave,
  }),
  certificatesFeature,
  scenarioGapsFeature,
  trainingSettingsFeature,
];
