import type { ReadContext } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { type Due, dueOf } from './due.ts';

/** Who owes what, with the names of those who are shown; what stands above already is only counted. */
export function getDue(
  { database, today }: ReadContext,
  owed: readonly Obligation[],
  isAbove: (one: Obligation) => boolean,
): Due {
  return dueOf(owed, { today, isAbove }, (people) => {
    const known = listPeople(database, people);
    return new Map(known.map(({ userId, name }) => [userId, name]));
  });
}
