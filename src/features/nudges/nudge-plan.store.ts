import { findStateMark } from '../../platform/audit/record-since.ts';
import type { Database } from '../../platform/database.ts';
import type { UserId } from '../../platform/ids.ts';
import type { PlannedNudge } from '../nudge-plans/nudge.ts';
import { listNudgePeople } from '../nudge-plans/nudge-people.store.ts';
import { type NudgePeople, planNudges } from '../nudge-plans/nudge-policy.ts';
import type { Obligation } from '../obligations/obligation.ts';
import { listOpenObligations } from '../obligations/obligations.store.ts';
import type { Declared } from '../product-feature.ts';
import { findNudgeHistory } from './nudge-history.store.ts';

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

/** Between acts of people a plan holds for a minute, so that many messages at once need not each plan for all. */
const HOLDS_FOR_SECONDS = 60;

type Remembered = { plan: NudgePlan; at: Temporal.Instant; acts: string };

export function rememberNudgePlan(
  declared: Declared,
): (database: Database, now: Temporal.Instant) => NudgePlan {
  const known = new WeakMap<Database, Remembered>();
  return (database, now) => {
    const acts = findStateMark(database);
    const last = known.get(database);
    if (last !== undefined && last.acts === acts && isFresh(last.at, now)) return last.plan;
    const plan = findNudgePlan(declared, database, now);
    known.set(database, { plan, at: now, acts });
    return plan;
  };
}

function isFresh(at: Temporal.Instant, now: Temporal.Instant): boolean {
  const seconds = at.until(now).total('seconds');
  return seconds >= 0 && seconds < HOLDS_FOR_SECONDS;
}
