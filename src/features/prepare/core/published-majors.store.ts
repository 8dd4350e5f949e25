import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { coreRevisionsTable } from './entries.table.ts';

/** When each first number of each entry was first published, the oldest first; retired entries too. */
export function listPublishedMajors(
  database: Database,
  rolloutId: RolloutId,
): { number: number; major: number; at: Temporal.Instant }[] {
  return publishedMajorsQuery(database)
    .all({ rolloutId })
    .flatMap(({ number, major, at }) => (at === null ? [] : [{ number, major, at }]));
}

const publishedMajorsQuery = perDatabase((database) => {
  const { entryNumber: number, major, publishedAt, rolloutId } = coreRevisionsTable;
  const at = sql<Temporal.Instant | null>`min(${publishedAt})`.mapWith(publishedAt);
  return database
    .select({ number, major, at })
    .from(coreRevisionsTable)
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), isNotNull(publishedAt)))
    .groupBy(number, major)
    .orderBy(number, major)
    .prepare();
});
