import type { Acting } from '../../../platform/acting.ts';
import { readPerRollout } from '../../../platform/remember.ts';
import { contextOf, type ReadContext, type StateAt } from '../../../platform/request.ts';
import { byUrgency, type Obligation } from '../../contract/obligation.ts';
import { listTeamObligations } from '../../contract/team-obligations.store.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';

/** Everything that people owe on one rollout, the most urgent first. */
export function listObligations(context: ReadContext): Obligation[] {
  return owedOn(context).sort(byUrgency(context.today));
}

/** What one person owes, over all rollouts that are under way, the most urgent first on the day at their place. */
export function listObligationsOf(
  state: StateAt,
  person: Pick<Acting, 'userId' | 'timeZone'>,
): Obligation[] {
  return listOpenObligations(state)
    .filter((obligation) => obligation.personId === person.userId)
    .sort(byUrgency(todayAt(person, state.now)));
}

/** Everything that people owe over all rollouts that are under way, in no order. */
export function listOpenObligations(state: StateAt): Obligation[] {
  return listOpenRollouts(state.database).flatMap((rollout) => owedOn(contextOf(state, rollout)));
}

function owedOn(context: ReadContext): Obligation[] {
  return [...owedOnTheWhole(context), ...listTeamObligations(context)];
}

function owedOnTheWhole(context: ReadContext): Obligation[] {
  return context.product.obligations.flatMap((source) => readPerRollout(source, context));
}
