/* The Intelligence Core, lessons, training, certificates and sign-offs: what people learn, and how they show that they can. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { certificatesFeature } from './certificates/certificates.feature.ts';
import { coreFeature } from './core/core.feature.ts';
import { coreCoverageFeature } from './core-coverage/core-coverage.feature.ts';
import { coreFilesFeature } from './core-files/core-files.feature.ts';
import { coreMcpFeature } from './core-mcp/core-mcp.feature.ts';
import { coreSearchFeature } from './core-search/core-search.feature.ts';
import { drillsFeature } from './drills/drills.feature.ts';
import { escalationsFeature } from './escalations/escalations.feature.ts';
import { lessonsFeature } from './lessons/lessons.feature.ts';
import { samplesFeature } from './samples/samples.feature.ts';
import { signOffsFeature } from './sign-offs/sign-offs.feature.ts';
import {
  scenarioGapsFeature,
  trainingFeature,
  trainingSettingsFeature,
} from './training/training.feature.ts';
import { verificationFeature } from './verification/verification.feature.ts';
import { workflowFreezesFeature } from './workflow-freezes/workflow-freezes.feature.ts';

export const prepareFeatures: readonly ProductFeature[] = [
  coreFeature,
  coreCoverageFeature,
  coreSearchFeature,
  coreFilesFeature,
  coreMcpFeature,
  lessonsFeature,
  trainingFeature,
  certificatesFeature,
  signOffsFeature,
  scenarioGapsFeature,
  trainingSettingsFeature,
  escalationsFeature,
  workflowFreezesFeature,
  drillsFeature,
  verificationFeature,
  samplesFeature,
];
