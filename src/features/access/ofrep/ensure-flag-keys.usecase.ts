import { type Database, write } from '../../../platform/database.ts';
import { remember } from '../../../platform/remember.ts';
import { writeIfPossible } from '../../../platform/storage-health.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { flagKeyFrom } from './flag-key.ts';
import { addFlagKey, listFlagKeys } from './ofrep.store.ts';

/** Every rollout under way with its flag key; one that has none yet gets it now. */
export function ensureFlagKeys(database: Database): ReturnType<typeof listFlagKeys> {
  const known = listFlagKeys(database);
  const missing = remember(database, 'ofrep rollouts without a key', () => {
    const keys = listFlagKeys(database);
    return listOpenRollouts(database).filter(({ id }) => !keys.has(id));
  });
  if (missing.length === 0) return known;
  const keys = new Map(known);
  for (const { id, name } of missing) keys.set(id, flagKeyFrom(name, [...keys.values()]));
  writeIfPossible(() => saveMissing(database, missing));
  return keys;
}

function saveMissing(database: Database, missing: readonly Rollout[]): void {
  write(database, () => {
    for (const { id, name } of missing) {
      const taken = listFlagKeys(database);
      if (!taken.has(id)) addFlagKey(database, id, flagKeyFrom(name, [...taken.values()]));
    }
  });
}
