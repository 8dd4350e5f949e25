/* Lessons, training, certificates and sign-offs, joined: training is told of those that stand above it. */
import { certificatesFeature } from './features/certificates/certificates.feature.ts';
import { listTestsDue } from './features/certificates/earnings.store.ts';
import { lessonsFeature } from './features/lessons/lessons.feature.ts';
import type { ProductFeature } from './features/product-feature.ts';
import { scenarioGapsFeature } from './features/scenario-gaps/scenario-gaps.feature.ts';
import { signOffsFeature } from './features/sign-offs/sign-offs.feature.ts';
import { trainingFeature } from './features/training/training.feature.ts';
import { trainingSettingsFeature } from './features/training-settings/training-settings.feature.ts';
import { findNextWave } from './features/waves/next-wave.store.ts';

const signOffs = signOffsFeature(certificatesFeature.grant);

export const learningFeatures: readonly ProductFeature[] = [
  lessonsFeature,
  trainingFeature({
    certification: {
      testsDue: listTestsDue,
      settle: certificatesFeature.settle,
      show: signOffs.show,
    },
    nextWave: findNextWave,
  }),
  certificatesFeature,
  signOffs,
  scenarioGapsFeature,
  trainingSettingsFeature,
];
