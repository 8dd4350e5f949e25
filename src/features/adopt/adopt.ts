/* Whether people really work with it, over months: usage from real sources, and what it says. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { barriersFeature } from './barriers/barriers.feature.ts';
import { completionsFeature } from './completions/completions.feature.ts';
import { depthFilesFeature } from './depth-files/depth-files.feature.ts';
import { proofsFeature } from './proofs/proofs.feature.ts';
import { pulsePagesFeature } from './pulse-pages/pulse-pages.feature.ts';
import { pulsesFeature } from './pulses/pulses.feature.ts';
import { reportsFeature } from './reports/reports.feature.ts';
import { usageImportsFeature } from './usage-imports/usage-imports.feature.ts';
import { usagePagesFeature } from './usage-pages/usage-pages.feature.ts';
import { usagePeopleFeature } from './usage-people/usage-people.feature.ts';
import { usagePullsFeature } from './usage-pulls/usage-pulls.feature.ts';
import { usageRetentionFeature } from './usage-retention/usage-retention.feature.ts';
import { usageSourcesFeature } from './usage-sources/usage-sources.feature.ts';
import { verdictsFeature } from './verdicts/verdicts.feature.ts';

export const adoptFeatures: readonly ProductFeature[] = [
  usageSourcesFeature,
  usagePeopleFeature,
  usageRetentionFeature,
  usagePagesFeature,
  usageImportsFeature,
  usagePullsFeature,
  depthFilesFeature,
  verdictsFeature,
  completionsFeature,
  pulsesFeature,
  barriersFeature,
  pulsePagesFeature,
  reportsFeature,
  proofsFeature,
];
