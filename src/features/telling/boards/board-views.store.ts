import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { type BoardFilter, boardFilters } from './board.ts';
import { boardViewsTable } from './boards.table.ts';

export type BoardView = { filter: BoardFilter; page: number };

const boardViewQuery = perDatabase((database) =>
  database
    .select()
    .from(boardViewsTable)
    .where(eq(boardViewsTable.userId, sql.placeholder('userId')))
    .prepare(),
);

/** What a person last turned to on a rollout's board; its first page until they do. */
export function getBoardView(database: Database, rolloutId: RolloutId, userId: UserId): BoardView {
  const row = boardViewQuery(database).get({ userId });
  if (row === undefined || row.rolloutId !== rolloutId) return { filter: 'all', page: 0 };
  return { filter: boardFilters.find((one) => one === row.filter) ?? 'all', page: row.page };
}

export function saveBoardView(
  database: Database,
  view: BoardView & { userId: UserId; workspaceId: WorkspaceId; rolloutId: RolloutId },
): void {
  database
    .insert(boardViewsTable)
    .values(view)
    .onConflictDoUpdate({ target: boardViewsTable.userId, set: view })
    .run();
}
