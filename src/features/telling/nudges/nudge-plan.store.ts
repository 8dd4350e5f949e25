import { findStateMark } from '../../../platform/audit/record-since.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { nameOf, rememberWhile } from '../../../platform/remember.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { Declared } from '../../contract/product-feature.ts';
import { listOpenObligations } from '../obligations/obligations.store.ts';
import { type Owed, owedByPerson } from '../obligations/owed.ts';
import type { PlannedNudge } from './nudge.ts';
import { findSaid } from './nudge-history.store.ts';
import type { Said } from './nudge-history.ts';
import { listNudgePeople } from './nudge-people.store.ts';
import { planNudges } from './nudge-policy.ts';
import { EVERYBODY, isIn, nextSlice, type PeopleSlice } from './people-slice.ts';

export type NudgePlan = {
  /** By receiver. */
  planned: ReadonlyMap<UserId, PlannedNudge>;
  owed: Owed;
  said: Said;
};

/** What is said next and to whom. The sweep, the moment of sending and the preview ask here and nowhere else. */
export function findNudgePlan(
  declared: Declared,
  database: Database,
  now: Temporal.Instant,
): NudgePlan {
  const obligations = listOpenObligations(declared.obligations, database, now);
  return planFor(declared, database, obligations, owedByPerson(obligations), EVERYBODY, now);
}

/** The same about what the next people owe, after those whom the round has reached. */
export function findNextSlice(
  declared: Declared,
  database: Database,
  round: { reached: UserId | null; size: number },
  now: Temporal.Instant,
): { plan: NudgePlan; slice: PeopleSlice } {
  const obligations = listOpenObligations(declared.obligations, database, now);
  const owed = owedByPerson(obligations);
  const slice = nextSlice(owed.keys(), round.reached, round.size);
  const theirs = obligations.filter(({ personId }) => isIn(slice, personId));
  return { plan: planFor(declared, database, theirs, owed, slice, now), slice };
}

function planFor(
  declared: Declared,
  database: Database,
  obligations: readonly Obligation[],
  owed: Owed,
  slice: PeopleSlice,
  now: Temporal.Instant,
): NudgePlan {
  const people = listNudgePeople(declared, database, obligations, now);
  const said = findSaid(database, now, slice);
  const planned = planNudges(obligations, said, people, now);
  return { planned: new Map(planned.map((nudge) => [nudge.personId, nudge])), owed, said };
}

/** Between acts of people a plan holds for its minute, so that many messages at once need not each plan for all. */
export function rememberNudgePlan(
  declared: Declared,
): (database: Database, now: Temporal.Instant) => NudgePlan {
  const key = `nudges findNudgePlan ${nameOf(declared)}`;
  return (database, now) =>
    rememberWhile(database, { key, readMark: () => findStateMark(database), now }, () =>
      findNudgePlan(declared, database, now),
    );
}
