import type { UserId } from '../../../platform/ids.ts';
import type { Obligation } from '../../contract/obligation.ts';

/** Everything that is owed, by who owes it and then by its key. */
export type Owed = ReadonlyMap<UserId, ReadonlyMap<string, Obligation>>;

export function owedByPerson(obligations: readonly Obligation[]): Owed {
  const owed = new Map<UserId, Map<string, Obligation>>();
  for (const obligation of obligations) {
    const own = owed.get(obligation.personId);
    if (own === undefined) owed.set(obligation.personId, new Map([[obligation.key, obligation]]));
    else own.set(obligation.key, obligation);
  }
  return owed;
}
