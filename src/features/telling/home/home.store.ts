import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { homeChoicesTable } from './home.table.ts';

const chosenRolloutQuery = perDatabase((database) =>
  database
    .select({ rolloutId: homeChoicesTable.rolloutId })
    .from(homeChoicesTable)
    .where(eq(homeChoicesTable.userId, sql.placeholder('userId')))
    .prepare(),
);

export function findChosenRollout(database: Database, userId: UserId): RolloutId | undefined {
  return chosenRolloutQuery(database).get({ userId })?.rolloutId;
}

export function saveChosenRollout(
  database: Database,
  choice: { userId: UserId; workspaceId: WorkspaceId; rolloutId: RolloutId },
): void {
  database
    .insert(homeChoicesTable)
    .values(choice)
    .onConflictDoUpdate({ target: homeChoicesTable.userId, set: choice })
    .run();
}
