import type { Role } from '../../../platform/acting.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { findName, listAdmins } from '../../../platform/slack/directory.ts';
import { findRollout, listActiveHolders } from './rollouts.store.ts';

const MOST_NAMES = 3;

/** The roles that may do a thing, each with the names of those who hold it, where they are few. */
export function getWhoMay(
  { database, rolloutId }: { database: Database; rolloutId: RolloutId | undefined },
  roles: readonly Role[],
) {
  const rollout = rolloutId === undefined ? undefined : findRollout(database, rolloutId);
  const holders = roles.map((role) => {
    const ids = listIds(database, rollout?.id, role);
    return { role, names: ids.length > MOST_NAMES ? [] : ids.map((id) => findName(database, id)) };
  });
  return { rolloutName: rollout?.name, holders };
}

function listIds(database: Database, rolloutId: RolloutId | undefined, role: Role): UserId[] {
  if (role === 'admin') return listAdmins(database);
  if (rolloutId === undefined || (role !== 'lead' && role !== 'sponsor')) return [];
  return listActiveHolders(database, rolloutId, role);
}
