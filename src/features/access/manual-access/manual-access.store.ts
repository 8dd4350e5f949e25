import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { accessTicksTable } from './manual-access.table.ts';
import type { Tick } from './manual-access.ts';

const ticksQuery = perDatabase((database) =>
  database
    .select()
    .from(accessTicksTable)
    .where(eq(accessTicksTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(accessTicksTable.personId))
    .prepare(),
);

export function listTicks(database: Database, rolloutId: RolloutId): Tick[] {
  return ticksQuery(database)
    .all({ rolloutId })
    .map(({ personId, given, tickedBy: by, tickedAt: at }) => ({ personId, given, by, at }));
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
