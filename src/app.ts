/* The list of features and how each is plugged in; the bot, the operator's commands and the tests boot the same app. */
import { expansionFeatures } from './expansion.ts';
import { accessFeature } from './features/access/access/access.feature.ts';
import { listDecided } from './features/access/access/decided.store.ts';
import { accessFeatures } from './features/access/access.ts';
import { championsFeatures } from './features/champions/champions.ts';
import { joinFeatures, type ProductFeature } from './features/contract/product-feature.ts';
import { rolloutFeatures } from './features/rollout/rollout.ts';
import { teamsFeatures } from './features/teams/teams.ts';
import { tellingFeatures } from './features/telling/telling.ts';
import { learningWeeksFeature } from './features/waves/learnings/learning-weeks.feature.ts';
import { learningsFeature } from './features/waves/learnings/learnings.feature.ts';
import { waveGateOver, withGuards } from './guards.ts';
import { learningFeatures } from './learning.ts';
import { pilotFeatures } from './pilot.ts';
import type { Product } from './platform/request.ts';
import { idempotencyCleaning } from './platform/slack/idempotency-cleaning.ts';

/** Teams whose people have access today. */
const { liveTeams = () => [] } = accessFeature;

/** The features that own evidence: each declares its obligations, status lines and gate criteria. */
export const sources: readonly ProductFeature[] = [
  ...rolloutFeatures,
  ...teamsFeatures,
  ...pilotFeatures,
  ...championsFeatures,
  ...learningFeatures,
  ...expansionFeatures({
    judgeWaveGate: waveGateOver(),
    decidedAccess: (reading) => listDecided(reading),
  }),
  learningsFeature({ liveTeams }),
  learningWeeksFeature,
  ...accessFeatures,
];

/** All features; those on top are made of what the others declare. */
export function plugIn(evidence: readonly ProductFeature[]): {
  features: readonly ProductFeature[];
  product: Product;
} {
  const owners = withGuards(evidence);
  const declared = joinFeatures(owners);
  const features = [
    { name: 'idempotency', jobs: [idempotencyCleaning] },
    ...owners,
    ...tellingFeatures,
  ];
  return { features, product: declared };
}

/** The product as it is, with all its features. */
export const { features, product } = plugIn(sources);
