import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type BoardView, saveBoardView } from './board-views.store.ts';

/** Remembers which part of the board a person looks at on their App Home. */
export function turnBoard({ database, acting, rolloutId }: RolloutRequest, view: BoardView): void {
  const { userId, workspaceId } = acting;
  write(database, () => saveBoardView(database, { ...view, userId, workspaceId, rolloutId }));
}
