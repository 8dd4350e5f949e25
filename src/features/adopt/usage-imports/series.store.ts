import { and, eq, gte, lt } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import { usageSeriesTable } from './usage-imports.table.ts';

export type HeardSeries = { startedAt: number; heardAt: number; value: number; notedAt: number };

/** What a series stood at when it was last heard of, unless that was before `keptSince`. */
export function findSeries(
  database: Database,
  sourceId: number,
  series: string,
  keptSince: number,
): HeardSeries | undefined {
  return database
    .select()
    .from(usageSeriesTable)
    .where(
      and(
        eq(usageSeriesTable.sourceId, sourceId),
        eq(usageSeriesTable.series, series),
        gte(usageSeriesTable.notedAt, keptSince),
      ),
    )
    .get();
}

export function saveSeries(
  database: Database,
  sourceId: number,
  series: string,
  heard: HeardSeries,
): void {
  database
    .insert(usageSeriesTable)
    .values({ sourceId, series, ...heard })
    .onConflictDoUpdate({
      target: [usageSeriesTable.sourceId, usageSeriesTable.series],
      set: heard,
    })
    .run();
}

/** Forgets series that nobody has heard of since; answers how many. */
export function removeSeriesBefore(database: Database, notedAt: number): number {
  return database.delete(usageSeriesTable).where(lt(usageSeriesTable.notedAt, notedAt)).run()
    .changes;
}
