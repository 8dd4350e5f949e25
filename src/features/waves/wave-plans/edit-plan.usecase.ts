import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findPlanning } from './read-planning.store.ts';
import { editPlan } from './wave-plan-edit.ts';
import { addPlan, findPlan, type StoredPlan } from './wave-plans.store.ts';

export type EditOutcome =
  | { kind: 'edited'; stored: StoredPlan; price: readonly string[] }
  | { kind: 'refused'; reasons: readonly string[] }
  | { kind: 'no-such-plan' };

/** Makes another plan of the one that was looked at, and says what the change costs. */
export function changePlan(
  request: RolloutRequest,
  input: { planId: string; add: readonly TeamId[]; remove: readonly TeamId[] },
): EditOutcome {
  const { database, rolloutId } = request;
  return write(database, (): EditOutcome => {
    const before = findPlan(database, rolloutId, input.planId);
    const planning = findPlanning(request);
    if (before === undefined || planning === undefined) return { kind: 'no-such-plan' };
    const { facts, settings } = planning;
    const outcome = editPlan(before.plan, input, facts, settings);
    if (outcome.kind === 'refused') return outcome;
    const stored = addPlan(request, outcome.plan);
    return { kind: 'edited', stored, price: outcome.price };
  });
}
