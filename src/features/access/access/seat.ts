import type { UserId } from '../../../platform/ids.ts';
import { type Champion, isInOffice } from '../../champions/champions/champion.ts';

type Since = { personId: UserId; sinceAt: Temporal.Instant };

/** A team's people have a seat from the moment at which they joined it; so has whoever is its champion. */
export function seatsOf(
  champions: readonly Champion[],
  members: readonly { userId: UserId; sinceAt: Temporal.Instant }[],
): Since[] {
  const seats = new Map<UserId, Temporal.Instant>();
  for (const champion of champions)
    if (champion.accepted !== undefined && isInOffice(champion))
      seats.set(champion.personId, champion.accepted.at);
  for (const { userId, sinceAt } of members) seats.set(userId, sinceAt);
  return [...seats].map(([personId, sinceAt]) => ({ personId, sinceAt }));
}
