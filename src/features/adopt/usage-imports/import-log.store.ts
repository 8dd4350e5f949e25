import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { DayNumber } from '../usage/usage.ts';
import type { ImportWay } from './usage-import.ts';
import { usageImportsTable } from './usage-imports.table.ts';

export type UsageImport = {
  id: number;
  sourceId: number;
  way: ImportWay;
  by: UserId | 'groundswell';
  digest: string;
  sourceVersion: string;
  fromDay: DayNumber;
  toDay: DayNumber;
  isPartial: boolean;
  rows: number;
  revised: number;
  changed: number;
  startedAt: Temporal.Instant;
  /** Undefined while it is under way, and for one that was cut off. */
  finishedAt: Temporal.Instant | undefined;
};

const { id, sourceId, digest, finishedAt, fromDay, toDay, changed } = usageImportsTable;

/** The import of the very same content, unless what it stored has been changed by a later one. */
export function findSameImport(
  database: Database,
  source: number,
  contentDigest: string,
): UsageImport | undefined {
  const same = database
    .select()
    .from(usageImportsTable)
    .where(and(eq(sourceId, source), eq(digest, contentDigest), isNotNull(finishedAt)))
    .orderBy(desc(id))
    .limit(1)
    .get();
  if (same === undefined) return undefined;
  const since = and(eq(sourceId, source), gt(id, same.id), gt(changed, 0));
  const later = database
    .select({ id })
    .from(usageImportsTable)
    .where(and(since, lte(fromDay, same.toDay), gte(toDay, same.fromDay)))
    .limit(1)
    .get();
  return later === undefined ? importFrom(same) : undefined;
}

/** Imports of a source that were begun and never finished. */
export function listCutOffImports(database: Database, source: number): UsageImport[] {
  return database
    .select()
    .from(usageImportsTable)
    .where(and(eq(sourceId, source), isNull(finishedAt)))
    .orderBy(asc(id))
    .all()
    .map(importFrom);
}

/** The last imports of a source, the newest first. */
export function listImports(database: Database, source: number, limit: number): UsageImport[] {
  return database
    .select()
    .from(usageImportsTable)
    .where(and(eq(sourceId, source), isNotNull(finishedAt)))
    .orderBy(desc(id))
    .limit(limit)
    .all()
    .map(importFrom);
}

/** The person who brought usage of a source last; undefined while only programs did. */
export function findKeeper(database: Database, source: number): UserId | undefined {
  return keeperQuery(database).get({ source })?.by as UserId | undefined;
}

const keeperQuery = perDatabase((database) =>
  database
    .select({ by: usageImportsTable.by })
    .from(usageImportsTable)
    .where(and(eq(sourceId, sql.placeholder('source')), ne(usageImportsTable.by, 'groundswell')))
    .orderBy(desc(id))
    .limit(1)
    .prepare(),
);

/** The one import of all that a tool pushes. */
export function findTelemetryImport(database: Database, source: number): number | undefined {
  const isIt = and(eq(sourceId, source), eq(usageImportsTable.way, 'telemetry'));
  return database.select({ id }).from(usageImportsTable).where(isIt).get()?.id;
}

export function addImport(database: Database, started: Omit<UsageImport, 'id'>): number {
  const values = { ...started, finishedAt: started.finishedAt ?? null };
  return database.insert(usageImportsTable).values(values).returning({ id }).get().id;
}

export function markFinished(
  database: Database,
  importId: number,
  done: { finishedAt: Temporal.Instant; revised: number; changed: number; digest?: string },
): void {
  database.update(usageImportsTable).set(done).where(eq(id, importId)).run();
}

function importFrom(row: typeof usageImportsTable.$inferSelect): UsageImport {
  return { ...row, finishedAt: row.finishedAt ?? undefined };
}
