import { write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import type { Request } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { saveChosenRollout } from './home.store.ts';

/** Remembers which of several rollouts a person looks at. */
export function chooseRollout(
  { database, acting }: Request,
  { rolloutId }: { rolloutId: RolloutId },
): void {
  write(database, () => {
    if (findRollout(database, rolloutId) === undefined) return;
    const { userId, workspaceId } = acting;
    saveChosenRollout(database, { userId, workspaceId, rolloutId });
  });
}
