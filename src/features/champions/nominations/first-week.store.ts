import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { firstWeekTable } from './first-week.table.ts';
import type { FirstWeekItem } from './first-week.ts';

const tickedQuery = perDatabase((database) =>
  database
    .select({ item: firstWeekTable.item })
    .from(firstWeekTable)
    .where(eq(firstWeekTable.championId, sql.placeholder('championId')))
    .prepare(),
);

export function listTicked(database: Database, championId: string): Set<FirstWeekItem> {
  const rows = tickedQuery(database).all({ championId });
  return new Set(rows.map((row) => row.item));
}

/** When an item was ticked; undefined while it is open. */
export function findTick(
  database: Database,
  championId: string,
  item: FirstWeekItem,
): Temporal.Instant | undefined {
  return database
    .select({ at: firstWeekTable.tickedAt })
    .from(firstWeekTable)
    .where(and(eq(firstWeekTable.championId, championId), eq(firstWeekTable.item, item)))
    .get()?.at;
}

export function addTick(
  database: Database,
  tick: {
    rolloutId: RolloutId;
    championId: string;
    item: FirstWeekItem;
    tickedAt: Temporal.Instant;
  },
): void {
  database.insert(firstWeekTable).values(tick).onConflictDoNothing().run();
}
