/* The groups of features. The bot, the operator's commands and the tests boot the same app. */
import { accessFeatures } from '../features/access/access.ts';
import { adoptFeatures } from '../features/adopt/adopt.ts';
import { assessFeatures } from '../features/assess/assess.ts';
import { championsFeatures } from '../features/champions/champions.ts';
import { joinFeatures } from '../features/contract/join-features.ts';
import type { ProductFeature } from '../features/contract/product-feature.ts';
import { expandFeatures } from '../features/expand/expand.ts';
import { gatesFeatures } from '../features/gates/gates.ts';
import { prepareFeatures } from '../features/prepare/prepare.ts';
import { rolloutFeatures } from '../features/rollout/rollout.ts';
import { teamsFeatures } from '../features/teams/teams.ts';
import { tellingFeatures } from '../features/telling/telling.ts';
import { wavesFeatures } from '../features/waves/waves.ts';
import type { Product } from '../platform/request.ts';
import { idempotencyCleaning } from '../platform/slack/idempotency-cleaning.ts';

/** The groups that own evidence, in the order of the method; each knows those above it. */
export const evidence: readonly ProductFeature[] = [
  ...rolloutFeatures,
  ...teamsFeatures,
  ...championsFeatures,
  ...assessFeatures,
  ...prepareFeatures,
  ...expandFeatures,
  ...wavesFeatures,
  ...accessFeatures,
  ...adoptFeatures,
];

/** All features, and what they declare to each other; gates and telling see the others through it. */
export function plugIn(owners: readonly ProductFeature[]): {
  features: readonly ProductFeature[];
  product: Product;
} {
  const platform = { name: 'idempotency', jobs: [idempotencyCleaning] };
  const features = [platform, ...owners, ...gatesFeatures, ...tellingFeatures];
  return { features, product: joinFeatures(features) };
}

/** The product as it is. */
export const { features, product } = plugIn(evidence);
