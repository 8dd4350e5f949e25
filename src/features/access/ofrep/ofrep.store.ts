import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { flagKeysTable } from './ofrep.table.ts';

const flagKeysQuery = perDatabase((database) => database.select().from(flagKeysTable).prepare());

export function listFlagKeys(database: Database): ReadonlyMap<RolloutId, string> {
  return remember(database, 'ofrep listFlagKeys', () => {
    const rows = flagKeysQuery(database).all();
    return new Map(rows.map(({ rolloutId, key }) => [rolloutId, key]));
  });
}

export function addFlagKey(database: Database, rolloutId: RolloutId, key: string): void {
  database.insert(flagKeysTable).values({ rolloutId, key }).onConflictDoNothing().run();
}
