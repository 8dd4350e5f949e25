/* Who has access, decided once, and every way in which it is told. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { accessFeature } from './access/access.feature.ts';
import { manualAccessFeature } from './manual-access/manual-access.feature.ts';
import { ofrepFeature } from './ofrep/ofrep.feature.ts';
import { userGroupsFeature } from './user-groups/user-groups.feature.ts';
import { webhooksFeature } from './webhooks/webhooks.feature.ts';

export const accessFeatures: readonly ProductFeature[] = [
  accessFeature,
  ofrepFeature,
  webhooksFeature,
  userGroupsFeature,
  manualAccessFeature,
];
