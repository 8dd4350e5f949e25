import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';

/** Who hears that a rollout was closed or opened again; nobody who has left. */
export type PeopleTold = {
  /** People of teams that work with it. */
  working: ReadonlySet<UserId>;
  /** Everybody: those, and leads, sponsors, managers and champions of every team. */
  all: readonly UserId[];
};

export function getPeopleTold(context: ReadContext): PeopleTold {
  const { database, rolloutId, product } = context;
  const live = new Set(product.liveTeams(context));
  const working = new Set<UserId>();
  const all = new Set<UserId>([
    ...listRoleHolders(database, rolloutId, 'lead'),
    ...listRoleHolders(database, rolloutId, 'sponsor'),
  ]);
  for (const { id, managerId, memberIds } of listTeams(database, rolloutId)) {
    if (managerId !== undefined) all.add(managerId);
    if (live.has(id)) for (const personId of memberIds) working.add(personId);
  }
  for (const { ended, personId } of listChampions(database, rolloutId))
    if (ended === undefined) all.add(personId);
  const here = listPeople(database, [...new Set([...all, ...working])])
    .filter((one) => !one.isDeactivated && !one.isBot)
    .map(({ userId }) => userId);
  return { working: working.intersection(new Set(here)), all: here };
}
