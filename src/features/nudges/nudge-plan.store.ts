import type { Database } from '../../platform/database.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Obligation } from '../obligations/obligation.ts';
import { listOpenObligations } from '../obligations/obligations.store.ts';
import type { Declared } from '../product-feature.ts';
import type { PlannedNudge } from './nudge.ts';
import { findNudgeHistory } from './nudge-history.store.ts';
import { listNudgePeople } from './nudge-people.store.ts';
import { type NudgePeople, planNudges } from './nudge-policy.ts';

export type NudgePlan = {
  planned: readonly PlannedNudge[];
  obligations: readonly Obligation[];
  people: NudgePeople;
};

/** What is said next and to whom. The sweep, the moment of sending and the preview ask here and nowhere else. */
export function findNudgePlan(
  declared: Declared,
  database: Database,
  now: Temporal.Instant,
): NudgePlan {
  const obligations = listOpenObligations(declared.obligations, database, now);
  const people = listNudgePeople(declared, database, obligations, now);
  const planned = planNudges(obligations, findNudgeHistory(database, now), people, now);
  return { planned, obligations, people };
}

export function findPlannedNudge(plan: NudgePlan, personId: UserId): PlannedNudge | undefined {
  return plan.planned.find((nudge) => nudge.personId === personId);
}
