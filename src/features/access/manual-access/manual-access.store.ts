import { asc, desc, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import { accessTicksTable } from './manual-access.table.ts';
import type { Tick } from './manual-access.ts';

/** Whoever ticked something off last keeps the list, and hears of what is open; nobody where nobody did. */
export function findLastTick(database: Database, rolloutId: RolloutId): Tick | undefined {
  return remember(database, `manual-access findLastTick ${rolloutId}`, () => {
    const row = database
      .select()
      .from(accessTicksTable)
      .where(eq(accessTicksTable.rolloutId, rolloutId))
      .orderBy(desc(accessTicksTable.tickedAt), asc(accessTicksTable.personId))
      .limit(1)
      .get();
    return row && tickFrom(row);
  });
}

function tickFrom(row: typeof accessTicksTable.$inferSelect): Tick {
  const { personId, given, tickedBy: by, tickedAt: at } = row;
  return { personId, given, by, at };
}

export function saveTick(database: Database, rolloutId: RolloutId, tick: Tick): void {
  const { personId, given, by: tickedBy, at: tickedAt } = tick;
  database
    .insert(accessTicksTable)
    .values({ rolloutId, personId, given, tickedBy, tickedAt })
    .onConflictDoUpdate({
      target: [accessTicksTable.rolloutId, accessTicksTable.personId],
      set: { given, tickedBy, tickedAt },
    })
    .run();
}
