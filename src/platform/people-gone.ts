import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { UserId } from './ids.ts';
import { remember } from './remember.ts';
import { peopleTable } from './slack/directory.table.ts';

/** People whose account was closed. */
export function listGone(database: Database): readonly UserId[] {
  return remember(database, 'people who left', () =>
    database
      .select({ userId: peopleTable.userId })
      .from(peopleTable)
      .where(eq(peopleTable.isDeactivated, true))
      .all()
      .map(({ userId }) => userId),
  );
}
