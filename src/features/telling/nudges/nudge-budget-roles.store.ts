/* What people do in the open rollouts, by which it is decided how often they may be written to. */

import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { UserId } from '../../../platform/ids.ts';
import { contextOf, type ReadContext, type StateAt } from '../../../platform/request.ts';
import { getContactsByTeam } from '../../contract/team-contacts.store.ts';
import { listOpenRollouts, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { type Budget, type BudgetChoice, type BudgetRole, budgetOf } from './nudge-budget.ts';

/** By what asks most of somebody: a lead who is champion too is written to as a lead. */
export function getBudgetRoles(state: StateAt): (personId: UserId) => BudgetRole {
  const { database } = state;
  const rollouts = listOpenRollouts(database);
  const leads = new Set(rollouts.flatMap(({ id }) => listRoleHolders(database, id, 'lead')));
  const sponsors = new Set(rollouts.flatMap(({ id }) => listRoleHolders(database, id, 'sponsor')));
  const champions = rollouts.map((rollout) => getChampions(contextOf(state, rollout)));
  return (id) => {
    if (leads.has(id)) return 'lead';
    if (champions.some((ids) => ids.has(id))) return 'champion';
    return sponsors.has(id) ? 'sponsor' : 'team';
  };
}

function getChampions(context: ReadContext): ReadonlySet<UserId> {
  return rememberAsHeard(
    context,
    'nudges champions',
    (look) =>
      new Set(
        [...getContactsByTeam(look).values()].flatMap((contacts) =>
          contacts.map(({ personId }) => personId),
        ),
      ),
  );
}

/** How often one person is written to at most. */
export function getBudget(
  state: StateAt,
  personId: UserId,
  choice: BudgetChoice | undefined,
): Budget {
  return budgetOf(choice, getBudgetRoles(state)(personId));
}
