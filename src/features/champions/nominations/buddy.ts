import type { TeamId, UserId } from '../../../platform/ids.ts';
import { type Champion, isInOffice } from '../champions/champion.ts';

/**
 * A buddy has been where the new champion is: a champion in office of another team, one that is live if
 * there is one, with the fewest to look after. Before there is any, the lead who confirmed.
 */
export function chooseBuddy(
  champion: Champion,
  others: readonly Champion[],
  liveTeamIds: ReadonlySet<TeamId>,
  looksAfter: ReadonlyMap<UserId, number>,
): UserId | undefined {
  const count = (candidate: Champion) => looksAfter.get(candidate.personId) ?? 0;
  const candidates = others
    .filter((other) => isInOffice(other) && other.role === 'champion')
    .filter((other) => other.teamId !== champion.teamId && other.personId !== champion.personId)
    .sort(
      (a, b) =>
        Number(liveTeamIds.has(b.teamId)) - Number(liveTeamIds.has(a.teamId)) ||
        count(a) - count(b) ||
        a.id.localeCompare(b.id),
    );
  const lead = champion.confirmed?.by;
  return candidates[0]?.personId ?? (lead === champion.personId ? undefined : lead);
}
