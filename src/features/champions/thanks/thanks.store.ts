import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { thanksTable } from './thanks.table.ts';
import type { Thanks } from './thanks.ts';

/** Thanks that a person was given, oldest first. */
export function listThanksTo(database: Database, rolloutId: RolloutId, toId: UserId): Thanks[] {
  return database
    .select()
    .from(thanksTable)
    .where(and(eq(thanksTable.rolloutId, rolloutId), eq(thanksTable.toId, toId)))
    .orderBy(asc(thanksTable.id))
    .all();
}

export function findThanks(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): Thanks | undefined {
  return database
    .select()
    .from(thanksTable)
    .where(and(eq(thanksTable.id, id), eq(thanksTable.rolloutId, rolloutId)))
    .get();
}

export function addThanks(database: Database, thanks: Thanks): void {
  database.insert(thanksTable).values(thanks).run();
}

export function markNote(database: Database, id: string, note: Thanks['note']): void {
  database.update(thanksTable).set({ note }).where(eq(thanksTable.id, id)).run();
}
