/* Who sponsors a rollout decides on its overrides; so nobody chooses alone who that is, once there is somebody. */
import { record } from '../../../platform/audit/audit.ts';
import { isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import type { Lasts, LooseningOutcome } from '../../contract/loosening.ts';
import type { Rollout } from './rollout.ts';
import { listActiveHolders, listRoleHolders, saveRoleHolders } from './rollouts.store.ts';

export const SPONSORS = 'rollouts.sponsors';

/**
 * The sponsors that one person may name alone: any while nobody holds the office, and until the first day, on
 * which nothing has been decided yet.
 */
export function sponsorsAlone(
  { database, today }: RolloutRequest,
  rollout: Pick<Rollout, 'id' | 'startsOn'>,
  wanted: readonly UserId[],
): readonly UserId[] {
  const here = listActiveHolders(database, rollout.id, 'sponsor');
  const isFree = here.length === 0 || isBefore(today, rollout.startsOn);
  return isFree || isSame(here, wanted) ? wanted : listRoleHolders(database, rollout.id, 'sponsor');
}

/** Asks a second person to agree to other sponsors; undefined where they stay the same. */
export function askForSponsors(
  request: RolloutRequest,
  { alone, wanted }: { alone: readonly UserId[]; wanted: readonly UserId[] },
  why: { reason: string; lasts: Lasts },
): LooseningOutcome | undefined {
  if (isSame(alone, wanted)) return undefined;
  const { database, rolloutId, product } = request;
  const said = (ids: readonly UserId[], what: string) =>
    ids.map((id) => `${findName(database, id)} would ${what}.`);
  return product.askToLoosen(request, {
    ...{ kind: SPONSORS, subject: rolloutId, before: sorted(alone), after: sorted(wanted), ...why },
    gate: `wave-${product.nextWave(request)?.number ?? 0}`,
    says: [
      ...said(without(wanted, alone), 'be a sponsor'),
      ...said(without(alone, wanted), 'no longer be a sponsor'),
    ],
  });
}

export const sponsorsLoosenable: Loosenable = {
  kind: SPONSORS,
  read: ({ database, rolloutId }) => sorted(listRoleHolders(database, rolloutId, 'sponsor')),
  /** Neither is stricter than the other: what was agreed on first stays. */
  strictest: (a) => a,
  apply(request, _rollout, { value, reason }) {
    const { database, rolloutId, now } = request;
    const before = listRoleHolders(database, rolloutId, 'sponsor');
    const userIds = value as UserId[];
    saveRoleHolders(database, rolloutId, { role: 'sponsor', userIds }, now);
    record(request, {
      act: 'rollouts.change',
      subject: `rollout:${rolloutId}`,
      says: 'Who sponsors the rollout was changed, as was agreed.',
      before: { sponsorIds: before },
      after: { sponsorIds: userIds },
      reason,
      isNews: false,
    });
  },
};

const sorted = (ids: readonly UserId[]) => [...new Set(ids)].toSorted();
const without = (ids: readonly UserId[], others: readonly UserId[]) =>
  ids.filter((id) => !others.includes(id));
const isSame = (a: readonly UserId[], b: readonly UserId[]) =>
  without(a, b).length === 0 && without(b, a).length === 0;
