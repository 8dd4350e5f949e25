import type { ProductFeature } from '../../contract/product-feature.ts';
import { listGroupAtClosing } from './at-closing.store.ts';
import { followAccess } from './change-user-group.usecase.ts';
import { userGroupDelivery } from './user-groups.delivery.ts';
import { dailyGroupSync } from './user-groups.jobs.ts';
import { userGroupActions, userGroupCommands } from './user-groups.slack.ts';

export const userGroupsFeature: ProductFeature = {
  name: 'user-groups',
  commands: userGroupCommands,
  actions: userGroupActions,
  deliveryHandlers: [userGroupDelivery],
  jobs: [dailyGroupSync],
  atClosing: listGroupAtClosing,
  accessOutlets: followAccess,
};
