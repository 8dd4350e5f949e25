import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { SearchDoor, UnansweredSearch } from './search-gap.ts';
import { coreClosedGapsTable, coreOpinionsTable, coreSearchesTable } from './searches.table.ts';

export function addSearch(
  database: Database,
  rolloutId: RolloutId,
  search: UnansweredSearch & { door: SearchDoor },
): void {
  database
    .insert(coreSearchesTable)
    .values({ ...search, rolloutId, workflow: search.workflow ?? null })
    .run();
}

const searchesQuery = perDatabase((database) =>
  database
    .select({
      gap: coreSearchesTable.gap,
      words: coreSearchesTable.words,
      workflow: coreSearchesTable.workflow,
      searchedAt: coreSearchesTable.searchedAt,
    })
    .from(coreSearchesTable)
    .leftJoin(
      coreClosedGapsTable,
      and(
        eq(coreClosedGapsTable.rolloutId, coreSearchesTable.rolloutId),
        eq(coreClosedGapsTable.gap, coreSearchesTable.gap),
      ),
    )
    .where(
      and(
        eq(coreSearchesTable.rolloutId, sql.placeholder('rolloutId')),
        sql`${coreClosedGapsTable.gap} is null`,
      ),
    )
    .orderBy(asc(coreSearchesTable.number))
    .prepare(),
);

/** Searches that found nothing when they were made, without those of gaps that were closed; in order. */
export function listUnanswered(
  database: Database,
  rolloutId: RolloutId,
): readonly UnansweredSearch[] {
  return remember(database, `core unanswered ${rolloutId}`, () =>
    searchesQuery(database)
      .all({ rolloutId })
      .map((row) => ({ ...row, workflow: row.workflow ?? undefined })),
  );
}

export function markGapClosed(
  database: Database,
  rolloutId: RolloutId,
  { gap, at, by }: { gap: string; at: Temporal.Instant; by: UserId },
): void {
  database
    .insert(coreClosedGapsTable)
    .values({ rolloutId, gap, closedAt: at, closedBy: by })
    .onConflictDoNothing()
    .run();
}

export type Opinion = {
  entryNumber: number;
  saidBy: UserId;
  words: string;
  helped: boolean;
  saidAt: Temporal.Instant;
};

/** What somebody says of an entry takes the place of what they said before. */
export function saveOpinion(database: Database, rolloutId: RolloutId, opinion: Opinion): void {
  const { words, helped, saidAt } = opinion;
  database
    .insert(coreOpinionsTable)
    .values({ rolloutId, ...opinion })
    .onConflictDoUpdate({
      target: [
        coreOpinionsTable.rolloutId,
        coreOpinionsTable.entryNumber,
        coreOpinionsTable.saidBy,
      ],
      set: { words, helped, saidAt },
    })
    .run();
}

const opinionsQuery = perDatabase((database) =>
  database
    .select()
    .from(coreOpinionsTable)
    .where(eq(coreOpinionsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(coreOpinionsTable.saidAt))
    .prepare(),
);

export function listOpinions(database: Database, rolloutId: RolloutId): readonly Opinion[] {
  return remember(database, `core opinions ${rolloutId}`, () =>
    opinionsQuery(database).all({ rolloutId }),
  );
}

export type OpinionCount = { helped: number; didNotHelp: number };

/** How many people an entry helped, by its number. */
export function countOpinions(
  database: Database,
  rolloutId: RolloutId,
): ReadonlyMap<number, OpinionCount> {
  return remember(database, `core opinion counts ${rolloutId}`, () => {
    const counts = new Map<number, OpinionCount>();
    for (const { entryNumber, helped } of listOpinions(database, rolloutId)) {
      const count = counts.get(entryNumber) ?? { helped: 0, didNotHelp: 0 };
      count[helped ? 'helped' : 'didNotHelp'] += 1;
      counts.set(entryNumber, count);
    }
    return counts;
  });
}
