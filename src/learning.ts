/* Lessons, training, certificates and sign-offs, joined: training is told of those that stand above it. */

import type { ProductFeature } from './features/contract/product-feature.ts';
import { certificatesFeature } from './features/prepare/certificates/certificates.feature.ts';
import { listTestsDue } from './features/prepare/certificates/earnings.store.ts';
import { lessonsFeature } from './features/prepare/lessons/lessons.feature.ts';
import { signOffsFeature } from './features/prepare/sign-offs/sign-offs.feature.ts';
import { scenarioGapsFeature } from './features/prepare/training/scenario-gaps.feature.ts';
import { trainingFeature } from './features/prepare/training/training.feature.ts';
import { trainingSettingsFeature } from './features/prepare/training/training-settings.feature.ts';
import { findNextWave } from './features/waves/waves/next-wave.store.ts';

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
