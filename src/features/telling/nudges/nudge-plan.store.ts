import { findStateMark } from '../../../platform/audit/record-since.ts';
import type { UserId } from '../../../platform/ids.ts';
import { nameOf, rememberWhile } from '../../../platform/remember.ts';
import type { StateAt } from '../../../platform/request.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listOpenObligations } from '../obligations/obligations.store.ts';
import { type Owed, owedByPerson } from '../obligations/owed.ts';
import type { PlannedNudge } from './nudge.ts';
import { getNudgeHistory } from './nudge-history.store.ts';
import type { NudgeHistory } from './nudge-history.ts';
import { planNudges } from './nudge-plan.ts';
import { getNudgePeople } from './nudge-plan-people.store.ts';
import { EVERYBODY, isIn, nextSlice, type PeopleSlice } from './nudge-plan-slice.ts';

export type NudgePlan = {
  /** By receiver. */
  planned: ReadonlyMap<UserId, PlannedNudge>;
  owed: Owed;
  history: NudgeHistory;
};

/** What is said next and to whom. The sweep, the moment of sending and the preview ask here and nowhere else. */
export function getNudgePlan(state: StateAt): NudgePlan {
  const obligations = listOpenObligations(state);
  return planFor(state, obligations, { owed: owedByPerson(obligations), slice: EVERYBODY });
}

/** The same about what the next people owe, after those whom the round has reached. */
export function getNextSlice(
  state: StateAt,
  round: { reached: UserId | null; size: number },
): { plan: NudgePlan; slice: PeopleSlice } {
  const obligations = listOpenObligations(state);
  const owed = owedByPerson(obligations);
  const slice = nextSlice(owed.keys(), round.reached, round.size);
  const theirs = obligations.filter(({ personId }) => isIn(slice, personId));
  return { plan: planFor(state, theirs, { owed, slice }), slice };
}

function planFor(
  state: StateAt,
  obligations: readonly Obligation[],
  { owed, slice }: { owed: Owed; slice: PeopleSlice },
): NudgePlan {
  const people = getNudgePeople(state, obligations);
  const history = getNudgeHistory(state, slice);
  const planned = planNudges(obligations, history, people, state.now);
  return { planned: new Map(planned.map((nudge) => [nudge.personId, nudge])), owed, history };
}

/** Between acts of people a plan holds for its minute, so that many messages at once need not each plan for all. */
export function getNudgePlanOfMinute(state: StateAt): NudgePlan {
  const { database, product, now } = state;
  const key = `nudges getNudgePlanOfMinute ${nameOf(product)}`;
  return rememberWhile(database, { key, readMark: () => findStateMark(database), now }, () =>
    getNudgePlan(state),
  );
}
