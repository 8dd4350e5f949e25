/* Changes that two people agreed on: carried out with the yes, put back when their time is over. */
import type { RolloutRequest } from '../../../platform/request.ts';
import { sameSetting } from '../../contract/loosening.ts';
import { findLoosenable } from './changes.store.ts';
import { isActive, type StoredOverride } from './override.ts';
import { listOverrides, saveOverrideFate } from './overrides.store.ts';

/**
 * Carries an approved change out; undefined when what it would change is no longer as it was read. It takes
 * the place of an earlier one that still has an end, and goes back to what was before that.
 */
export function carryOut(
  request: RolloutRequest,
  approved: StoredOverride,
): StoredOverride | undefined {
  const { change } = approved;
  if (change === undefined) return approved;
  const loosenable = findLoosenable(request, change.kind);
  const now = loosenable?.read(request, change.subject);
  if (loosenable === undefined || !sameSetting(now, change.before)) return undefined;
  loosenable.apply(request, change.subject, {
    value: change.after,
    reason: approved.reason,
    untilOn: change.isForGood ? undefined : approved.expiresOn,
  });
  const replaced = listOverrides(request.database, request.rolloutId).find(
    (one) => isSameThing(one, approved) && isActive(one, request.today),
  );
  if (replaced?.change === undefined) return approved;
  saveOverrideFate(request.database, {
    ...replaced,
    ended: { how: 'fulfilled', at: request.now },
  });
  return { ...approved, change: { ...change, before: replaced.change.before } };
}

function isSameThing(one: StoredOverride, other: StoredOverride): boolean {
  if (one.id === other.id || one.change === undefined || one.change.isForGood) return false;
  return one.change.kind === other.change?.kind && one.change.subject === other.change.subject;
}

/** Makes it as strict again as it was before; what was made stricter meanwhile stays so. */
export function putBack(request: RolloutRequest, { change }: StoredOverride): void {
  const loosenable = change && findLoosenable(request, change.kind);
  const now = change && loosenable?.read(request, change.subject);
  if (change === undefined || loosenable === undefined || now === undefined) return;
  const value = loosenable.strictest(change.before, now, request);
  if (sameSetting(value, now)) return;
  const reason = 'The time that was agreed on is over.';
  loosenable.apply(request, change.subject, { value, reason, untilOn: undefined });
}
