/* The roles of those who learn: what they owe is owed once, in one of their teams. */
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { type Champion, championState } from '../../champions/champions/champion.ts';
import { listChampions, listOpenChampionsOf } from '../../champions/champions/champions.store.ts';

export type LearnerRoles = {
  /** Whoever was confirmed for a role or is in one, in the teams in scope. */
  inScope: readonly Champion[];
  /** A person's roles of that kind in all teams of the rollout, the oldest first. */
  of(personId: UserId): readonly Champion[];
};

export function getLearnerRoles(
  { database, rolloutId }: Pick<ReadContext, 'database' | 'rolloutId'>,
  only: TeamScope,
): LearnerRoles {
  const inScope = listChampions(database, rolloutId, only).filter(isRole);
  if (only === undefined) {
    const byPerson = Map.groupBy(inScope, ({ personId }) => personId);
    return { inScope, of: (personId) => byPerson.get(personId) ?? [] };
  }
  return {
    inScope,
    of: (personId) =>
      listOpenChampionsOf(database, personId).filter(
        (one) => one.rolloutId === rolloutId && isRole(one),
      ),
  };
}

function isRole(champion: Champion): boolean {
  const state = championState(champion);
  return state === 'confirmed' || state === 'active';
}
