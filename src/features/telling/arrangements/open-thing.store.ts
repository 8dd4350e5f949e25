import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findPerson, listNames } from '../../../platform/slack/directory.ts';
import type { Obligation, Taker } from '../../contract/obligation.ts';
import { getContactsByTeam } from '../../contract/team-contacts.store.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { type Arrangement, arrangementFor } from './arrangement.ts';
import { getArrangements, listOfSubject } from './arrangements.store.ts';
import type { OpenThing, ThingRef, ThingShown } from './open-thing.ts';

/** Undefined when nobody is asked for it any more: it is done, or no longer needed. */
export function findOpenThing(
  context: ReadContext,
  ref: Pick<Arrangement, 'subject' | 'teamId'>,
): OpenThing | undefined {
  const shares = listOfSubject(context, ref);
  const [obligation] = shares;
  if (obligation === undefined) return undefined;
  const { bySubject } = getArrangements(context.database, context.rolloutId);
  const arrangement = arrangementFor(obligation, bySubject);
  const { givenTo, dropped } = arrangement ?? {};
  const owners = shares.map(({ personId }) => personId);
  const holders = dropped !== undefined ? [] : givenTo === undefined ? owners : [givenTo];
  return { obligation, shares, holders, arrangement };
}

/** Who may take it over, by what the feature that asks for it has declared; nobody who has left. */
export function listTakers(context: ReadContext, obligation: Obligation): UserId[] {
  const people = (obligation.takers ?? []).flatMap((taker) =>
    peopleWho(context, taker, obligation),
  );
  return [...new Set(people)].filter(
    (id) => findPerson(context.database, id)?.isDeactivated === false,
  );
}

function peopleWho(context: ReadContext, taker: Taker, { teamId }: Obligation): readonly UserId[] {
  const { database, rolloutId } = context;
  if (taker === 'lead' || taker === 'sponsor') {
    return listActiveHolders(database, rolloutId, taker);
  }
  if (teamId === undefined) return [];
  if (taker === 'manager') {
    const managerId = findTeam(database, rolloutId, teamId)?.managerId;
    return managerId === undefined ? [] : [managerId];
  }
  const contacts = getContactsByTeam(context, new Set([teamId])).get(teamId) ?? [];
  return contacts.filter(({ role }) => role === taker).map(({ personId }) => personId);
}

/** Whether somebody is champion or back-up of the team that a thing is about. */
export function getIsContactFor(
  context: ReadContext,
  personId: UserId,
  { teamId }: Obligation,
): boolean {
  if (teamId === undefined) return false;
  const contacts = getContactsByTeam(context, new Set([teamId])).get(teamId) ?? [];
  return contacts.some((one) => one.personId === personId);
}

/** What a form shows of it. */
export function findShownThing(context: ReadContext, ref: ThingRef): ThingShown | undefined {
  const thing = findOpenThing(context, ref);
  if (thing === undefined) return undefined;
  const { obligation, arrangement, holders } = thing;
  const dueOn = arrangement?.dueOn ?? obligation.dueOn;
  return {
    ref,
    obligation: dueOn === undefined ? obligation : { ...obligation, dueOn },
    names: listNames(context.database, holders),
    today: context.today,
  };
}
