/* Whether people really work with it, over months: usage from real sources, and what it says. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { depthFilesFeature } from './depth-files/depth-files.feature.ts';
import { reportsFeature } from './reports/reports.feature.ts';
import { usageFeature } from './usage/usage.feature.ts';
import { usageImportsFeature } from './usage-imports/usage-imports.feature.ts';
import { usagePullsFeature } from './usage-pulls/usage-pulls.feature.ts';
import { verdictsFeature } from './verdicts/verdicts.feature.ts';

export const adoptFeatures: readonly ProductFeature[] = [
  usageFeature,
  usageImportsFeature,
  usagePullsFeature,
  depthFilesFeature,
  verdictsFeature,
  reportsFeature,
];
