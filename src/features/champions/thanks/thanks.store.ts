import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { thanksTable } from './thanks.table.ts';
import type { Thanks } from './thanks.ts';

const thanksToQuery = perDatabase((database) =>
  database
    .select()
    .from(thanksTable)
    .where(
      and(
        eq(thanksTable.rolloutId, sql.placeholder('rolloutId')),
        eq(thanksTable.toId, sql.placeholder('toId')),
      ),
    )
    .orderBy(asc(thanksTable.id))
    .prepare(),
);

/** Thanks that a person was given, oldest first. */
export function listThanksTo(database: Database, rolloutId: RolloutId, toId: UserId): Thanks[] {
  return thanksToQuery(database).all({ rolloutId, toId });
}

const thanksQuery = perDatabase((database) =>
  database
    .select()
    .from(thanksTable)
    .where(
      and(
        eq(thanksTable.id, sql.placeholder('id')),
        eq(thanksTable.rolloutId, sql.placeholder('rolloutId')),
      ),
    )
    .prepare(),
);

export function findThanks(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): Thanks | undefined {
  return thanksQuery(database).get({ rolloutId, id });
}

export function addThanks(database: Database, thanks: Thanks): void {
  database.insert(thanksTable).values(thanks).run();
}

export function markNote(database: Database, id: string, note: Thanks['note']): void {
  database.update(thanksTable).set({ note }).where(eq(thanksTable.id, id)).run();
}
