/* How many drawn outputs were reviewed and how many were wrong: counts alone, never by whom. */
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { Findings } from '../verification/error-evidence.ts';
import { drawnOutputsTable } from './samples.table.ts';

/** What was found on one day (in UTC) in one workflow and team. */
export type FoundCount = Findings & {
  workflow: string;
  teamId: TeamId | undefined;
  on: string;
  critical: number;
};

const errors = sql<number>`sum(${drawnOutputsTable.finding} <> 'right')`;
const reviews = sql<number>`count(*)`;

/** Everything that was found, by work, team and day. */
export function listFoundCounts(database: Database, rolloutId: RolloutId): readonly FoundCount[] {
  return remember(database, `found counts ${rolloutId}`, () => {
    const on = sql<string>`date(${drawnOutputsTable.foundAt} / 1000, 'unixepoch')`;
    return database
      .select({
        workflow: drawnOutputsTable.workflow,
        teamId: drawnOutputsTable.teamId,
        on,
        reviews,
        errors,
        critical: sql<number>`sum(${drawnOutputsTable.finding} = 'critical')`,
      })
      .from(drawnOutputsTable)
      .where(and(eq(drawnOutputsTable.rolloutId, rolloutId), isNotNull(drawnOutputsTable.finding)))
      .groupBy(drawnOutputsTable.workflow, drawnOutputsTable.teamId, on)
      .all()
      .map((row) => ({ ...row, teamId: row.teamId ?? undefined }));
  });
}

/** The sum of some of it: of one work, of some teams, or of all. */
export function countFindings(
  counts: readonly FoundCount[],
  about: { workflow?: string; teamIds?: ReadonlySet<TeamId> } = {},
): Findings {
  const sum = { reviews: 0, errors: 0 };
  for (const one of counts) {
    if (about.workflow !== undefined && one.workflow !== about.workflow) continue;
    if (about.teamIds !== undefined && !(one.teamId && about.teamIds.has(one.teamId))) continue;
    sum.reviews += one.reviews;
    sum.errors += one.errors;
  }
  return sum;
}
