import { type Database, write } from '../../../platform/database.ts';
import { remember } from '../../../platform/remember.ts';
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
  return write(database, () => {
    for (const { id, name } of missing) {
      const taken = [...listFlagKeys(database).values()];
      addFlagKey(database, id, flagKeyFrom(name, taken));
    }
    return listFlagKeys(database);
  });
}
