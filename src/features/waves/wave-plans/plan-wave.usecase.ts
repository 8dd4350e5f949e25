import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findPlanning } from './read-planning.store.ts';
import { planWave } from './wave-plan.ts';
import { comparePlans } from './wave-plan-edit.ts';
import { addPlan, findLatestPlan, type StoredPlan } from './wave-plans.store.ts';

export type PlanOutcome =
  | {
      kind: 'planned';
      stored: StoredPlan;
      /** What is different from the plan that was looked at before; undefined when there was none. */
      since: { changes: string[]; madeAt: Temporal.Instant; madeBy: UserId } | undefined;
    }
  /** The first wave is chosen by contrast, not by the queue. */
  | { kind: 'second-pilot-first' }
  | { kind: 'no-rollout' };

/** Plans the next wave and stores the plan as it was shown; nothing else changes. */
export function planNextWave(request: RolloutRequest): PlanOutcome {
  const { database, rolloutId } = request;
  return write(database, (): PlanOutcome => {
    const planning = findPlanning(request);
    if (planning === undefined) return { kind: 'no-rollout' };
    const { facts, settings } = planning;
    if (facts.number === 0) return { kind: 'second-pilot-first' };
    const plan = planWave(facts, settings);
    const before = findLatestPlan(database, rolloutId, plan.number);
    const stored = addPlan(request, plan);
    const since = before && {
      changes: comparePlans(before.plan, plan),
      madeAt: before.madeAt,
      madeBy: before.madeBy,
    };
    return { kind: 'planned', stored, since };
  });
}
