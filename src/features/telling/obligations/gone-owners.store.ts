/* What somebody owed who has left the company: it moves to one who may take it, or nobody is asked for it. */

import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { UserId } from '../../../platform/ids.ts';
import { listGone } from '../../../platform/people-gone.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listTakers } from '../arrangements/open-thing.store.ts';
import type { OpenObligations } from './owed.ts';

type Moved = { gone: ReadonlySet<UserId>; byTaker: ReadonlyMap<UserId, readonly Obligation[]> };

/** What `ask` lists, without an owner who has left. */
export function withoutGone(
  context: ReadContext,
  ask: (look: ReadContext) => OpenObligations,
): OpenObligations {
  const raw = ask(context);
  const { gone, byTaker } = getMoved(context, ask);
  if (gone.size === 0) return raw;
  const isHere = ({ personId }: Obligation) => !gone.has(personId);
  const moved = () => [...byTaker.values()].flat();
  return {
    of: (personId) =>
      gone.has(personId) ? [] : [...raw.of(personId), ...(byTaker.get(personId) ?? [])],
    *people({ after, count }) {
      const part = { after, count: count + gone.size };
      for (const id of raw.people(part)) if (!gone.has(id)) yield id;
      yield* byTaker.keys();
    },
    all: () => [...raw.all().filter(isHere), ...moved()],
    about: (teams) => [
      ...raw.about(teams).filter(isHere),
      ...moved().filter(({ teamId }) => teamId !== undefined && teams.has(teamId)),
    ],
  };
}

function getMoved(context: ReadContext, ask: (look: ReadContext) => OpenObligations): Moved {
  return rememberAsHeard(context, `obligations of who left ${nameOf(context.product)}`, (look) => {
    const all = listGone(look.database);
    if (all.length === 0) return { gone: new Set(), byTaker: new Map() };
    const raw = ask(look);
    const left = all
      .map((personId) => ({ personId, owed: raw.of(personId) }))
      .filter(({ owed }) => owed.length > 0);
    const gone = new Set(left.map(({ personId }) => personId));
    const moved = new Map<string, Obligation>();
    for (const one of left.flatMap(({ owed }) => owed)) {
      const to = takerOf(look, one, raw);
      if (to === undefined || moved.has(one.key)) continue;
      const from = findName(look.database, one.personId);
      const takenOver = { by: 'Groundswell', from, isTaken: false };
      moved.set(one.key, { ...one, personId: to, takenOver });
    }
    return { gone, byTaker: Map.groupBy(moved.values(), ({ personId }) => personId) };
  });
}

/** Undefined where it was the person's own, and where others who are here owe it already. */
function takerOf(
  context: ReadContext,
  obligation: Obligation,
  raw: OpenObligations,
): UserId | undefined {
  const takers = listTakers(context, obligation);
  const owesIt = (id: UserId) => raw.of(id).some(({ key }) => key === obligation.key);
  return takers.some(owesIt) ? undefined : takers[0];
}
