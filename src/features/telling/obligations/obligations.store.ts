import type { Acting } from '../../../platform/acting.ts';
import { grouped } from '../../../platform/grouped.ts';
import type { UserId } from '../../../platform/ids.ts';
import { nameOf, readPerRollout, rememberNow } from '../../../platform/remember.ts';
import { contextOf, type ReadContext, type StateAt } from '../../../platform/request.ts';
import { byUrgency, type Obligation } from '../../contract/obligation.ts';
import {
  getTeamObligations,
  listObligationsForTeams,
} from '../../contract/team-obligations.store.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import type { OpenObligations } from './owed.ts';

/** Everything that people owe on one rollout, in no order. */
export function listObligations(context: ReadContext): Obligation[] {
  return [...listOnTheWhole(context), ...getTeamObligations(context).all()];
}

/** What one person owes on one rollout, in no order. */
export function listObligationsIn(context: ReadContext, personId: UserId): Obligation[] {
  return [
    ...(byPersonOnTheWhole(context).get(personId) ?? []),
    ...getTeamObligations(context).of(personId),
  ];
}

/** What one person owes, over all rollouts that are under way, the most urgent first on the day at their place. */
export function listObligationsOf(
  state: StateAt,
  person: Pick<Acting, 'userId' | 'timeZone'>,
): Obligation[] {
  return listOpenRollouts(state.database)
    .flatMap((rollout) => listObligationsIn(contextOf(state, rollout), person.userId))
    .sort(byUrgency(todayAt(person, state.now)));
}

/** What is owed over all rollouts that are under way. Read it now, and do not keep it. */
export function getOpenObligations(state: StateAt): OpenObligations {
  const rollouts = listOpenRollouts(state.database).map((rollout) => {
    const context = contextOf(state, rollout);
    const whole = byPersonOnTheWhole(context);
    return { context, whole, ofTeams: getTeamObligations(context) };
  });
  return {
    of: (personId) =>
      rollouts.flatMap(({ whole, ofTeams }) => [
        ...(whole.get(personId) ?? []),
        ...ofTeams.of(personId),
      ]),
    people: () =>
      new Set(rollouts.flatMap(({ whole, ofTeams }) => [...whole.keys(), ...ofTeams.people()])),
    all: () => rollouts.flatMap(({ context }) => listObligations(context)),
    about: (teams) =>
      rollouts.flatMap(({ context }) => [
        ...listOnTheWhole(context).filter(
          ({ teamId }) => teamId !== undefined && teams.has(teamId),
        ),
        ...listObligationsForTeams(context, teams),
      ]),
  };
}

function listOnTheWhole(context: ReadContext): readonly Obligation[] {
  return context.product.obligations.flatMap((source) => readPerRollout(source, context));
}

function byPersonOnTheWhole(context: ReadContext): ReadonlyMap<UserId, readonly Obligation[]> {
  return rememberNow(context, `obligations by person ${nameOf(context.product)}`, () =>
    grouped(listOnTheWhole(context), ({ personId }) => personId),
  );
}
