import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { Champion } from '../champions/champion.ts';
import { championsTable, rowOf } from '../champions/champions.table.ts';

/** Stores a champion with the end, or the new role, on it. */
export function saveLeaving(database: Database, champion: Champion): void {
  database
    .update(championsTable)
    .set(rowOf(champion))
    .where(eq(championsTable.id, champion.id))
    .run();
}
