import { followAccess } from './change-user-group.usecase.ts';
import { userGroupDelivery } from './user-groups.delivery.ts';
import { dailyGroupSync } from './user-groups.jobs.ts';
import { userGroupActions, userGroupCommands } from './user-groups.slack.ts';

export const userGroupsFeature = {
  name: 'user-groups',
  commands: userGroupCommands,
  actions: userGroupActions,
  deliveryHandlers: [userGroupDelivery],
  jobs: [dailyGroupSync],
  /** How access tells of a change. */
  follow: followAccess,
};
