import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addPause, markResumed } from './pauses.store.ts';

/** Stops every clock of a rollout, as part of an act that tells people of it; a pause that is there stays. */
export function standStill(request: RolloutRequest, reason: string): void {
  const { database, product, acting, rolloutId, now } = request;
  write(database, () => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || rollout.paused !== undefined) return;
    const paused = { at: now, by: acting.userId, reason };
    product.markPaused(request, paused);
    addPause(database, { workspaceId: rollout.workspaceId, rolloutId }, paused);
  });
}

/** Lets them go on, likewise. */
export function goOn(request: RolloutRequest, reason: string): void {
  const { database, product, acting, rolloutId, now } = request;
  write(database, () => {
    product.markPaused(request, undefined);
    markResumed(database, rolloutId, { at: now, by: acting.userId, reason });
  });
}
