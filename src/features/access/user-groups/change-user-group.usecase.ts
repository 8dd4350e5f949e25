import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueue } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { AccessNews } from '../../contract/access-change.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { groupWords, type UserGroupLink } from './user-group.ts';
import { findUserGroup, saveUserGroup } from './user-groups.store.ts';

export const GROUP_DELIVERY = 'user-group';

/** What is asked of the delivery: to look and tell, or to bring the group into step. */
export type GroupTask =
  | { do: 'look'; askedBy: UserId }
  /** `confirmed`: the people whose loss a lead has agreed to. */
  | { do: 'sync'; confirmed: readonly UserId[] };

/** Names the group that is to follow a rollout's access, and looks at it; nothing is changed in it yet. */
export function lookAtGroup(
  request: RolloutRequest,
  { group }: { group: string | undefined },
): UserGroupLink | undefined {
  const { database, rolloutId, acting } = request;
  return write(database, () => {
    const known = findUserGroup(database, rolloutId);
    const wanted = group ?? known?.group;
    if (wanted === undefined) return undefined;
    const isSame = known?.group === wanted;
    const link =
      isSame && known !== undefined
        ? known
        : { rolloutId, group: wanted, linkedBy: acting.userId, isOn: false, last: undefined };
    if (!isSame) {
      saveUserGroup(database, link);
      recordChange(request, link, 'user-groups.name', 'was chosen to be kept in sync with');
    }
    enqueueTask(request, { do: 'look', askedBy: acting.userId });
    return link;
  });
}

/** From now on the group follows; `confirmed` are the people whose loss was shown and agreed to. */
export function turnOnGroup(
  request: RolloutRequest,
  { confirmed }: { confirmed: readonly UserId[] },
): UserGroupLink | undefined {
  const { database, rolloutId } = request;
  return write(database, () => {
    const link = findUserGroup(database, rolloutId);
    if (link === undefined) return undefined;
    if (!link.isOn) {
      saveUserGroup(database, { ...link, isOn: true });
      recordChange(request, link, 'user-groups.turn-on', 'is now kept in sync with');
    }
    enqueueTask(request, { do: 'sync', confirmed });
    return { ...link, isOn: true };
  });
}

/** The group stays as it is and follows no longer. */
export function turnOffGroup(request: RolloutRequest): UserGroupLink | undefined {
  const { database, rolloutId } = request;
  return write(database, () => {
    const link = findUserGroup(database, rolloutId);
    if (link === undefined) return undefined;
    if (link.isOn) {
      saveUserGroup(database, { ...link, isOn: false });
      recordChange(request, link, 'user-groups.turn-off', 'is no longer kept in sync with');
    }
    return { ...link, isOn: false };
  });
}

/** The group is brought into step with whoever has access by then. */
export function followAccess(request: RolloutRequest, { changes }: AccessNews): void {
  if (changes.some(({ personId }) => personId !== undefined)) syncGroup(request);
}

/** Also without a change of ours: people change groups by hand. False when no group follows. */
export function syncGroup(request: RolloutRequest): boolean {
  if (findUserGroup(request.database, request.rolloutId)?.isOn !== true) return false;
  enqueueTask(request, { do: 'sync', confirmed: [] });
  return true;
}

function enqueueTask(request: RolloutRequest, task: GroupTask): void {
  const { rolloutId } = request;
  enqueue(request, {
    key: `user-group-task.${task.do}:${rolloutId}:${newId<string>()}`,
    handler: GROUP_DELIVERY,
    destination: `user-group:${rolloutId}`,
    payload: task,
  });
}

function recordChange(
  request: RolloutRequest,
  link: UserGroupLink,
  act: string,
  how: string,
): void {
  const { database, rolloutId, acting } = request;
  const name = findRollout(database, rolloutId)?.name ?? '';
  record(request, {
    act,
    subject: `rollout:${rolloutId}`,
    says: `${esc(groupWords(link))} ${how} access to *${esc(name)}*, by ${mention(acting.userId)}.`,
    isNews: false,
  });
}
