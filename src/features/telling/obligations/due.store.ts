import { rememberAsHeard } from '../../../platform/day-mark.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { type Due, dueOf, type Owing, owingOf } from './due.ts';
import { listObligations } from './obligations.store.ts';
import { type OthersOwe, thingOf } from './waiting-for-others.ts';

/** Who owes what, with the names of those who are shown; what stands above already is only counted. */
export function getDue(context: ReadContext, above: readonly OthersOwe[]): Due {
  const { database, today } = context;
  const things = new Set(above.map(({ obligation }) => thingOf(obligation)));
  const teams = new Set(above.map(({ obligation }) => obligation.teamId));
  // Of tens of thousands few are of a team that stands above; only their words are compared.
  const isAbove = (one: Obligation) => teams.has(one.teamId) && things.has(thingOf(one));
  return dueOf(listOwing(context), { today, isAbove }, (people) => {
    const known = listPeople(database, people);
    return new Map(known.map(({ userId, name }) => [userId, name]));
  });
}

function listOwing(context: ReadContext): readonly Owing[] {
  return rememberAsHeard(context, `obligations listOwing ${nameOf(context.product)}`, (look) =>
    owingOf(listObligations(look), look.today),
  );
}
