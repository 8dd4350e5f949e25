import { write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import type { Request } from '../../../platform/request.ts';
import { getReader, getSeen } from '../../rollout/rollouts/seen-rollouts.store.ts';
import { saveChosenRollout } from './home.store.ts';

/** Remembers which of several rollouts a person looks at. */
export function chooseRollout(request: Request, { rolloutId }: { rolloutId: RolloutId }): void {
  const { database, acting } = request;
  write(database, () => {
    if (getSeen(request, rolloutId, getReader(request)).sight === 'nothing') return;
    const { userId, workspaceId } = acting;
    saveChosenRollout(database, { userId, workspaceId, rolloutId });
  });
}
