import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { firstWeekTable } from './first-week.table.ts';
import type { FirstWeekItem } from './first-week.ts';

/** What these people have ticked off, by the id of their role. */
export function listTicked(
  database: Database,
  championIds: readonly string[],
): ReadonlyMap<string, ReadonlySet<FirstWeekItem>> {
  const byChampion = Map.groupBy(tickRows(database, {}, championIds), (row) => row.championId);
  return new Map([...byChampion].map(([id, ticks]) => [id, new Set(ticks.map((one) => one.item))]));
}

const tickRows = scopedQuery((database, inScope) => {
  const { championId, item } = firstWeekTable;
  return database
    .select({ championId, item })
    .from(firstWeekTable)
    .where(inScope(championId))
    .prepare();
});

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
