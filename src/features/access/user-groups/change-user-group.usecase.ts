import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueEntry } from '../../../platform/outbox/outbox.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { AccessChange } from '../access/access-change.ts';
import { groupWords, type UserGroupLink } from './user-group.ts';
import { findUserGroup, saveUserGroup } from './user-groups.store.ts';

export const GROUP_DELIVERY = 'user-group';

/** What is asked of the carrier: to look and tell, or to bring the group into step. */
export type GroupTask =
  | { do: 'look'; askedBy: UserId }
  /** `confirmed`: the people whose loss a lead has agreed to. */
  | { do: 'sync'; confirmed: readonly UserId[] };

type Asked = { acting: Acting; rolloutId: RolloutId };

/** Names the group that is to follow a rollout's access, and looks at it; nothing is changed in it yet. */
export function lookAtGroup(
  database: Database,
  { acting, rolloutId, group }: Asked & { group: string | undefined },
  now: Temporal.Instant,
): UserGroupLink | undefined {
  return write(database, () => {
    const rollout = findRollout(database, rolloutId);
    const known = findUserGroup(database, rolloutId);
    const wanted = group ?? known?.group;
    if (rollout === undefined || wanted === undefined) return undefined;
    const isSame = known?.group === wanted;
    const link =
      isSame && known !== undefined
        ? known
        : { rolloutId, group: wanted, linkedBy: acting.userId, isOn: false, last: undefined };
    if (!isSame) {
      saveUserGroup(database, link);
      note(
        database,
        rollout,
        acting,
        link,
        'user-groups.name',
        'was chosen to be kept in sync with',
        now,
      );
    }
    put(database, rollout, { do: 'look', askedBy: acting.userId }, now);
    return link;
  });
}

/** From now on the group follows; `confirmed` are the people whose loss was shown and agreed to. */
export function turnOnGroup(
  database: Database,
  { acting, rolloutId, confirmed }: Asked & { confirmed: readonly UserId[] },
  now: Temporal.Instant,
): UserGroupLink | undefined {
  return write(database, () => {
    const rollout = findRollout(database, rolloutId);
    const link = findUserGroup(database, rolloutId);
    if (rollout === undefined || link === undefined) return undefined;
    if (!link.isOn) {
      saveUserGroup(database, { ...link, isOn: true });
      note(database, rollout, acting, link, 'user-groups.turn-on', 'is now kept in sync with', now);
    }
    put(database, rollout, { do: 'sync', confirmed }, now);
    return { ...link, isOn: true };
  });
}

/** The group stays as it is and follows no longer. */
export function turnOffGroup(
  database: Database,
  { acting, rolloutId }: Asked,
  now: Temporal.Instant,
): UserGroupLink | undefined {
  return write(database, () => {
    const rollout = findRollout(database, rolloutId);
    const link = findUserGroup(database, rolloutId);
    if (rollout === undefined || link === undefined) return undefined;
    if (link.isOn) {
      saveUserGroup(database, { ...link, isOn: false });
      note(
        database,
        rollout,
        acting,
        link,
        'user-groups.turn-off',
        'is no longer kept in sync with',
        now,
      );
    }
    return { ...link, isOn: false };
  });
}

/** How access tells of a change: the group is brought into step with whoever has access then. */
export function followAccess(
  database: Database,
  { rollout, changes }: { rollout: Rollout; changes: readonly AccessChange[] },
  now: Temporal.Instant,
): void {
  if (changes.some(({ personId }) => personId !== undefined)) syncGroup(database, rollout, now);
}

/** Also without a change of ours: people change groups by hand. False when no group follows. */
export function syncGroup(database: Database, rollout: Rollout, now: Temporal.Instant): boolean {
  if (findUserGroup(database, rollout.id)?.isOn !== true) return false;
  put(database, rollout, { do: 'sync', confirmed: [] }, now);
  return true;
}

function put(database: Database, rollout: Rollout, task: GroupTask, now: Temporal.Instant): void {
  enqueueEntry(database, {
    key: `user-group.${task.do}:${rollout.id}:${newId<string>()}`,
    workspaceId: rollout.workspaceId,
    rolloutId: rollout.id,
    now,
    handler: GROUP_DELIVERY,
    destination: `user-group:${rollout.id}`,
    payload: task,
  });
}

function note(
  database: Database,
  rollout: Rollout,
  acting: Acting,
  link: UserGroupLink,
  act: string,
  how: string,
  now: Temporal.Instant,
): void {
  recordEntry(database, {
    workspaceId: rollout.workspaceId,
    rolloutId: rollout.id,
    at: now,
    actor: acting.userId,
    act,
    subject: `rollout:${rollout.id}`,
    says: `${esc(groupWords(link))} ${how} access to *${esc(rollout.name)}*, by ${mention(acting.userId)}.`,
    isNews: false,
  });
}
