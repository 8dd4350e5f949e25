import type { Acting } from '../../../platform/acting.ts';
import { readPerRollout, rememberAsHeard } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { nameOf } from '../../../platform/remember.ts';
import { contextOf, type ReadContext, type StateAt } from '../../../platform/request.ts';
import { byUrgency, type Obligation } from '../../contract/obligation.ts';
import {
  getTeamObligations,
  listObligationsForTeams,
} from '../../contract/team-obligations.store.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { asArranged } from '../arrangements/arrangement.ts';
import { getArrangements, listGivenTo } from '../arrangements/arrangements.store.ts';
import { withoutGone } from './gone-owners.store.ts';
import type { OpenObligations } from './owed.ts';

/** Everything that people owe on one rollout, in no order. */
export function listObligations(context: ReadContext): Obligation[] {
  return owedIn(context).all();
}

/** What one person owes on one rollout, in no order. */
export function listObligationsIn(context: ReadContext, personId: UserId): Obligation[] {
  return owedIn(context).of(personId);
}

/** Whether anything on one rollout waits for a person, also what a closed one leaves to do. */
export function owesAnything(context: ReadContext, personId: UserId): boolean {
  const isClosed = findRollout(context.database, context.rolloutId)?.closedAt !== undefined;
  const owed = isClosed ? owedAfterClosing(context) : owedIn(context);
  return owed.of(personId).length > 0;
}

/** What one person owes, over all rollouts that are under way, the most urgent first on the day at their place. */
export function listObligationsOf(
  state: StateAt,
  person: Pick<Acting, 'userId' | 'timeZone'>,
): Obligation[] {
  const own = getOpenObligations(state).of(person.userId);
  return own.sort(byUrgency(todayAt(person, state.now)));
}

/** What is owed over all rollouts, also what a closed one leaves to do. Read it now, and do not keep it. */
export function getOpenObligations(state: StateAt): OpenObligations {
  const rollouts = listRollouts(state.database).map((rollout) =>
    rollout.closedAt === undefined
      ? owedIn(contextOf(state, rollout))
      : owedAfterClosing(contextOf(state, rollout)),
  );
  return {
    of: (personId) => rollouts.flatMap((one) => one.of(personId)),
    *people(part) {
      for (const one of rollouts) yield* one.people(part);
    },
    all: () => rollouts.flatMap((one) => one.all()),
    about: (teams) => rollouts.flatMap((one) => one.about(teams)),
  };
}

/** What is owed about the named teams of one rollout, by whomever, in no order. */
export function listObligationsAbout(
  context: ReadContext,
  teams: ReadonlySet<TeamId>,
): Obligation[] {
  return owedIn(context).about(teams);
}

/** What is owed on one rollout, on the whole and for its teams, as it was arranged. */
function owedIn(context: ReadContext): OpenObligations {
  const { bySubject, given } = getArrangements(context.database, context.rolloutId);
  const raw = withoutGone(context, askedIn);
  if (bySubject.size === 0) return raw;
  const arranged = (owed: readonly Obligation[]) =>
    owed.flatMap((one) => asArranged(one, bySubject) ?? []);
  const taken = () => [...given.keys()].flatMap((personId) => listGivenTo(context, personId));
  return {
    of: (personId) => [...arranged(raw.of(personId)), ...listGivenTo(context, personId)],
    *people(part) {
      yield* raw.people(part);
      yield* given.keys();
    },
    all: () => [...arranged(raw.all()), ...taken()],
    about: (teams) => [
      ...arranged(raw.about(teams)),
      ...taken().filter(({ teamId }) => teamId !== undefined && teams.has(teamId)),
    ],
  };
}

/** The little that is still to do once a rollout was closed. */
function owedAfterClosing(context: ReadContext): OpenObligations {
  const list = () =>
    context.product.afterClosing.flatMap((source) => readPerRollout(source, context));
  return {
    of: (personId) => list().filter((one) => one.personId === personId),
    people: () => list().map(({ personId }) => personId),
    all: list,
    about: (teams) => list().filter(({ teamId }) => teamId !== undefined && teams.has(teamId)),
  };
}

/** What the features ask of people. */
function askedIn(context: ReadContext): OpenObligations {
  const whole = byPersonOnTheWhole(context);
  const ofTeams = getTeamObligations(context);
  return {
    of: (personId) => [...(whole.get(personId) ?? []), ...ofTeams.of(personId)],
    *people(part) {
      yield* whole.keys();
      yield* ofTeams.people(part);
    },
    all: () => [...listOnTheWhole(context), ...ofTeams.all()],
    about: (teams) => [
      ...listOnTheWhole(context).filter(({ teamId }) => teamId !== undefined && teams.has(teamId)),
      ...listObligationsForTeams(context, teams),
    ],
  };
}

function listOnTheWhole(context: ReadContext): readonly Obligation[] {
  return context.product.obligations.flatMap((source) => readPerRollout(source, context));
}

function byPersonOnTheWhole(context: ReadContext): ReadonlyMap<UserId, readonly Obligation[]> {
  return rememberAsHeard(context, `obligations by person ${nameOf(context.product)}`, (look) =>
    Map.groupBy(listOnTheWhole(look), ({ personId }) => personId),
  );
}
