import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { homeChoicesTable } from './home.table.ts';

export function findChosenRollout(database: Database, userId: UserId): RolloutId | undefined {
  return database
    .select({ rolloutId: homeChoicesTable.rolloutId })
    .from(homeChoicesTable)
    .where(eq(homeChoicesTable.userId, userId))
    .get()?.rolloutId;
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
