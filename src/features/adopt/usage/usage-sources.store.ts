import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { type MissingReport, missingReport } from './missing-report.ts';
import { type ReportedWeeks, reportedWeeks } from './person-weeks.ts';
import { usageReportedTable, usageSourcesTable, usageVersionsTable } from './usage.table.ts';
import { dayNumber, type UsageKind, type UsageSource, weekOfDay } from './usage.ts';

const asked = perDatabase((database) => ({
  sources: database
    .select()
    .from(usageSourcesTable)
    .where(eq(usageSourcesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(usageSourcesTable.id))
    .prepare(),
  reported: database
    .select()
    .from(usageReportedTable)
    .where(eq(usageReportedTable.sourceId, sql.placeholder('sourceId')))
    .prepare(),
  version: database
    .select({ version: usageVersionsTable.version })
    .from(usageVersionsTable)
    .where(eq(usageVersionsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
}));

/** What reports usage to a rollout, in the order in which it began to. */
export function listUsageSources(database: Database, rolloutId: RolloutId): readonly UsageSource[] {
  return remember(database, `usage sources ${rolloutId}`, () =>
    asked(database)
      .sources.all({ rolloutId })
      .map(({ columns, endedAt, ...source }) => ({
        ...source,
        columns: columns ?? undefined,
        endedAt: endedAt ?? undefined,
      })),
  );
}

export function findUsageSource(
  database: Database,
  rolloutId: RolloutId,
  name: string,
): UsageSource | undefined {
  const wanted = name.trim().toLowerCase();
  return listUsageSources(database, rolloutId).find((one) => one.name.toLowerCase() === wanted);
}

/** Which weeks of a rollout all of its sources have reported, and for whom. */
export function getReportedWeeks(database: Database, rolloutId: RolloutId): ReportedWeeks {
  return remember(database, `usage reported weeks ${rolloutId}`, () =>
    reportedWeeks(listReports(database, rolloutId)),
  );
}

/** What the sources that are in use have not reported, though it was to be reported by this day. */
export function listMissingReports(
  database: Database,
  rolloutId: RolloutId,
  today: Temporal.PlainDate,
): readonly MissingReport[] {
  return remember(database, `usage missing reports ${rolloutId} ${today}`, () =>
    listReports(database, rolloutId).flatMap(
      (source) => missingReport(source, dayNumber(today)) ?? [],
    ),
  );
}

/** A source that was silent for weeks before somebody said that it has ended, ended when it fell silent. */
function endedWeekOf(endedAt: Temporal.Instant | undefined, reported: Iterable<number>) {
  if (endedAt === undefined) return undefined;
  const said = weekOfDay(dayNumber(endedAt.toZonedDateTimeISO('UTC').toPlainDate()));
  return Math.min(said, Math.max(...reported) + 1);
}

function listReports(database: Database, rolloutId: RolloutId) {
  return remember(database, `usage reports ${rolloutId}`, () =>
    listUsageSources(database, rolloutId).map(({ id, name, endedAt }) => {
      const rows = asked(database).reported.all({ sourceId: id });
      const weeks = new Map(rows.map((row) => [row.week, row]));
      return { id, name, endedWeek: endedWeekOf(endedAt, weeks.keys()), weeks };
    }),
  );
}

/**
 * Differs when anything has changed that a verdict is computed from: counts, reports, whose they are.
 * @public
 */
export function getUsageVersion(database: Database, rolloutId: RolloutId): number {
  return remember(
    database,
    `usage version ${rolloutId}`,
    () => asked(database).version.get({ rolloutId })?.version ?? 0,
  );
}

/** Says that something has changed which verdicts are computed from. */
export function markUsageChanged(
  database: Database,
  rolloutId: RolloutId,
  changedAt: Temporal.Instant,
): void {
  database
    .insert(usageVersionsTable)
    .values({ rolloutId, version: 1, changedAt })
    .onConflictDoUpdate({
      target: usageVersionsTable.rolloutId,
      set: { version: sql`version + 1`, changedAt },
    })
    .run();
}

export function addUsageSource(
  database: Database,
  source: { rolloutId: RolloutId; name: string; kind: UsageKind },
): UsageSource {
  const { id } = database
    .insert(usageSourcesTable)
    .values(source)
    .returning({ id: usageSourcesTable.id })
    .get();
  return { ...source, id, columns: undefined, endedAt: undefined };
}

export function saveUsageColumns(
  database: Database,
  sourceId: number,
  columns: Readonly<Record<string, string>>,
): void {
  database
    .update(usageSourcesTable)
    .set({ columns })
    .where(eq(usageSourcesTable.id, sourceId))
    .run();
}

export function markSourceEnded(
  database: Database,
  sourceId: number,
  endedAt: Temporal.Instant | undefined,
): void {
  database
    .update(usageSourcesTable)
    .set({ endedAt: endedAt ?? null })
    .where(eq(usageSourcesTable.id, sourceId))
    .run();
}

/** Which days of a week a source has reported for everyone, as bits from Monday. */
export function findReportedDays(database: Database, sourceId: number, week: number): number {
  const row = database.$client
    .prepare('select days from usage_reported where source_id = ? and week = ?')
    .get(sourceId, week);
  return (row as { days: number } | undefined)?.days ?? 0;
}

const markQuery = perDatabase((database) =>
  database
    .insert(usageReportedTable)
    .values({
      sourceId: sql.placeholder('sourceId'),
      week: sql.placeholder('week'),
      days: sql.placeholder('days'),
      someDays: sql.placeholder('someDays'),
    })
    .onConflictDoUpdate({
      target: [usageReportedTable.sourceId, usageReportedTable.week],
      set: {
        days: sql`days | excluded.days`,
        someDays: sql`some_days | excluded.some_days`,
      },
    })
    .prepare(),
);

/** Adds days that a source has reported, for everyone or for some people alone. */
export function markReported(
  database: Database,
  sourceId: number,
  week: { week: number; days: number; someDays: number },
): void {
  markQuery(database).run({ sourceId, ...week });
}
