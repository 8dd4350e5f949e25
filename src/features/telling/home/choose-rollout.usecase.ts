import type { Acting } from '../../../platform/acting.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { saveChosenRollout } from './home.store.ts';

/** Remembers which of several rollouts a person looks at. */
export function chooseRollout(database: Database, acting: Acting, rolloutId: RolloutId): void {
  write(database, () => {
    if (findRollout(database, rolloutId) === undefined) return;
    saveChosenRollout(database, {
      userId: acting.userId,
      workspaceId: acting.workspaceId,
      rolloutId,
    });
  });
}
