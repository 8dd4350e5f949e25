import { findStateMark } from '../../../platform/audit/record-since.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { listUrgentlyTold, listWaitingNews } from '../../../platform/outbox/personal-news.ts';
import { nameOf, rememberWhile } from '../../../platform/remember.ts';
import type { StateAt } from '../../../platform/request.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { PeoplePart } from '../../contract/people-part.ts';
import { listOpenRollouts, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { getOpenObligations } from '../obligations/obligations.store.ts';
import { type OpenObligations, type Owed, owedAsAsked } from '../obligations/owed.ts';
import type { PlannedNudge } from './nudge.ts';
import { getNudgeHistory } from './nudge-history.store.ts';
import type { NudgeHistory } from './nudge-history.ts';
import { type NudgePeople, planNudges } from './nudge-plan.ts';
import { getNudgePeople } from './nudge-plan-people.store.ts';
import { EVERYBODY, nextSlice, type PeopleSlice } from './nudge-plan-slice.ts';

export type NudgePlan = {
  /** By receiver. */
  planned: ReadonlyMap<UserId, PlannedNudge>;
  owed: Owed;
  history: NudgeHistory;
  people: NudgePeople;
};

/** What is said next to one person. The moment of sending and the preview ask here, the sweep by slices. */
export function getNudgePlanFor(state: StateAt, receiver: UserId): NudgePlan {
  const open = getOpenObligations(state);
  if (isLead(state, receiver)) return getNudgePlanOfMinute(state, open);
  const ofOthers = open
    .about(listBackedUp(state, receiver))
    .filter(({ personId }) => personId !== receiver);
  const urgent = listWaitingNews(state.database, receiver).some(({ isUrgent }) => isUrgent);
  const urgentlyTold = new Set(urgent ? [receiver] : []);
  return planFor(state, [...open.of(receiver), ...ofOthers], {
    open,
    slice: EVERYBODY,
    urgentlyTold,
  });
}

/** The next people after those whom the round has reached, and what they and others owe. */
export function getNextSlice(
  state: StateAt,
  round: { reached: UserId | null; size: number },
): { slice: PeopleSlice; people: UserId[]; of: OpenObligations['of'] } {
  const open = getOpenObligations(state);
  const urgent = listUrgentlyTold(state.database);
  const owing = (part: PeoplePart) => [open.people(part), urgent];
  return { ...nextSlice(owing, round.reached, round.size), of: open.of };
}

/** What is said next about what these people owe. */
export function planSlice(
  state: StateAt,
  { slice, people, of }: ReturnType<typeof getNextSlice>,
): NudgePlan {
  const urgentlyTold = new Set(listUrgentlyTold(state.database)).intersection(new Set(people));
  return planFor(state, people.flatMap(of), { open: { of }, slice, urgentlyTold });
}

/** Anything that anybody is silent about may be taken to a lead. */
function isLead({ database }: StateAt, personId: UserId): boolean {
  return listOpenRollouts(database).some(({ id }) =>
    listRoleHolders(database, id, 'lead').includes(personId),
  );
}

/** The teams for which somebody stands in. */
function listBackedUp(state: StateAt, personId: UserId): ReadonlySet<TeamId> {
  const roles = listOpenChampionsOf(state.database, personId);
  return new Set(roles.filter(({ role }) => role === 'back-up').map(({ teamId }) => teamId));
}

type Scope = {
  open: Pick<OpenObligations, 'of'>;
  slice: PeopleSlice;
  urgentlyTold: ReadonlySet<UserId>;
};

function planFor(
  state: StateAt,
  obligations: readonly Obligation[],
  { open, slice, urgentlyTold }: Scope,
): NudgePlan {
  const owed = owedAsAsked(open.of);
  const people = getNudgePeople(state, obligations, { owed, urgentlyTold });
  const history = getNudgeHistory(state, {
    owing: slice,
    receiving: people.availability.keys(),
  });
  const planned = planNudges(obligations, history, people, state.now);
  return {
    planned: new Map(planned.map((nudge) => [nudge.personId, nudge])),
    owed,
    history,
    people,
  };
}

/** Between acts of people a plan for all holds for its minute, however many messages are sent by it. */
function getNudgePlanOfMinute(state: StateAt, open: OpenObligations): NudgePlan {
  const { database, product, now } = state;
  const key = `nudges getNudgePlanOfMinute ${nameOf(product)}`;
  return rememberWhile(database, { key, readMark: () => findStateMark(database), now }, () =>
    planFor(state, open.all(), {
      ...{ open, slice: EVERYBODY },
      urgentlyTold: new Set(listUrgentlyTold(database)),
    }),
  );
}
