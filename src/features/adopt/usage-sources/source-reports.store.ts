/* What sources have reported, week by week. */
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember, rememberUnder } from '../../../platform/remember.ts';
import { type ReportedWeeks, reportedWeeks } from '../person-weeks/person-weeks.ts';
import { dayNumber, weekOfDay } from '../usage/usage.ts';
import { type MissingReport, missingReport } from './missing-report.ts';
import { listUsageSources } from './usage-sources.store.ts';
import { usageReportedTable } from './usage-sources.table.ts';

const reportedQuery = perDatabase((database) =>
  database
    .select()
    .from(usageReportedTable)
    .where(eq(usageReportedTable.sourceId, sql.placeholder('sourceId')))
    .prepare(),
);

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
  const until = { key: 'usage missing reports', mark: today.toString() };
  return rememberUnder({ database, rolloutId }, until, () =>
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

/** Sources in use that are asked for their usage, with what each has reported by week. */
export function listPulledSources(database: Database, rolloutId: RolloutId) {
  const reports = new Map(listReports(database, rolloutId).map((one) => [one.id, one.weeks]));
  return listUsageSources(database, rolloutId)
    .filter(({ pullUrl, endedAt }) => pullUrl !== undefined && endedAt === undefined)
    .map((source) => ({ ...source, weeks: reports.get(source.id) ?? new Map() }));
}

function listReports(database: Database, rolloutId: RolloutId) {
  return remember(database, `usage reports ${rolloutId}`, () =>
    listUsageSources(database, rolloutId).map(({ id, name, endedAt }) => {
      const rows = reportedQuery(database).all({ sourceId: id });
      const weeks = new Map(rows.map((row) => [row.week, row]));
      return { id, name, endedWeek: endedWeekOf(endedAt, weeks.keys()), weeks };
    }),
  );
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
