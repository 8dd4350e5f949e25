import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import type { PublishedFigures } from './published-figures.ts';
import { publishedFiguresTable } from './verdicts.table.ts';

/** The figures of a team as they were shown last. */
export function findPublishedFigures(
  database: Database,
  { rolloutId, teamId }: { rolloutId: RolloutId; teamId: TeamId },
): PublishedFigures | undefined {
  const { figures, rolloutId: rollout, teamId: team } = publishedFiguresTable;
  return database
    .select({ figures })
    .from(publishedFiguresTable)
    .where(and(eq(rollout, rolloutId), eq(team, teamId)))
    .get()?.figures;
}

/** Who was behind the figures that were shown last, of each team that anybody looked at. */
export function listPeopleBehind(
  database: Database,
  rollout: RolloutId,
): Map<string, PublishedFigures['people']> {
  const { rolloutId, teamId, figures } = publishedFiguresTable;
  const people = sql<string>`json_extract(${figures}, '$.people')`;
  const rows = database
    .select({ teamId, people })
    .from(publishedFiguresTable)
    .where(eq(rolloutId, rollout))
    .all();
  return new Map(rows.map((row) => [row.teamId, JSON.parse(row.people)]));
}

export function savePublishedFigures(
  database: Database,
  { rolloutId, teamId }: { rolloutId: RolloutId; teamId: TeamId },
  figures: PublishedFigures,
): void {
  database
    .insert(publishedFiguresTable)
    .values({ rolloutId, teamId, figures })
    .onConflictDoUpdate({
      target: [publishedFiguresTable.rolloutId, publishedFiguresTable.teamId],
      set: { figures: sql`excluded.figures` },
    })
    .run();
}
