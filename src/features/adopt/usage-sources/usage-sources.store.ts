import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { POWER_MEAN } from '../segments/segment.ts';
import type { SourceSettings, UsageKind, UsageSource } from '../usage/usage.ts';
import { usageSourcesTable, usageVersionsTable } from './usage-sources.table.ts';

const asked = perDatabase((database) => ({
  sources: database
    .select()
    .from(usageSourcesTable)
    .where(eq(usageSourcesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(usageSourcesTable.id))
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
      .map((row) => ({
        ...row,
        columns: row.columns ?? undefined,
        endedAt: row.endedAt ?? undefined,
        pullUrl: row.pullUrl ?? undefined,
        powerFrom: row.powerFrom ?? undefined,
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

/** The mean a week of a power user: the usual one, or of several sources in use the highest, since their acts add up. */
export function getPowerMean(database: Database, rolloutId: RolloutId): number {
  const inUse = listUsageSources(database, rolloutId).filter(
    ({ endedAt }) => endedAt === undefined,
  );
  const means = inUse.map(({ powerFrom }) => powerFrom ?? POWER_MEAN);
  return means.length === 0 ? POWER_MEAN : Math.max(...means);
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
  const nothing = { columns: undefined, endedAt: undefined, pullUrl: undefined };
  return { ...source, ...nothing, id, powerFrom: undefined };
}

export function saveSourceSettings(
  database: Database,
  sourceId: number,
  settings: SourceSettings,
): void {
  database.update(usageSourcesTable).set(settings).where(eq(usageSourcesTable.id, sourceId)).run();
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
