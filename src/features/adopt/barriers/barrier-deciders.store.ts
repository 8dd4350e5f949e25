import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { listInOffice } from '../../champions/champions/champions.store.ts';
import type { Taker } from '../../contract/obligation.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { Construct } from '../pulses/pulse-item.ts';

/** Who is asked to act, and who else may. */
export type Decider = { personId: UserId | undefined; others: readonly UserId[]; takers: Taker[] };

/** Why is the sponsor's to say; a part in it and being able to are the champion's; worth is the lead's. */
export function findDecider(
  context: ReadContext,
  teamId: TeamId | undefined,
  construct: Construct,
): Decider {
  const { database, rolloutId } = context;
  const leads = listActiveHolders(database, rolloutId, 'lead');
  const sponsors = listActiveHolders(database, rolloutId, 'sponsor');
  if (construct === 'sense')
    return {
      personId: sponsors[0] ?? leads[0],
      others: [...sponsors, ...leads],
      takers: ['sponsor', 'lead'],
    };
  if (teamId === undefined || construct === 'worth')
    return { personId: leads[0], others: leads, takers: ['lead'] };
  const people = listInOffice(context, new Set([teamId]));
  const first = people.find(({ role }) => role === 'champion') ?? people[0];
  const others = [...people.map(({ personId }) => personId), ...leads];
  return { personId: first?.personId ?? leads[0], others, takers: ['champion', 'back-up', 'lead'] };
}

export function mayDecide({ acting }: RolloutRequest, decider: Decider): boolean {
  return decider.others.includes(acting.userId);
}
