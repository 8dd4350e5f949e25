import { joinFeatures } from '../../src/features/contract/join-features.ts';
import type { Database } from '../../src/platform/database.ts';
import type { RolloutId, WorkspaceId } from '../../src/platform/ids.ts';
import {
  inRollout,
  ownRequest,
  type ReadContext,
  type RolloutRequest,
  type StateAt,
} from '../../src/platform/request.ts';
import type { World } from './world.ts';

/** The product without any feature: for what is tested without one. */
export const noProduct = joinFeatures([]);

/** A look at a rollout without any feature, on a date in UTC. */
export function aReadContext(
  database: Database,
  rolloutId: RolloutId,
  now: Temporal.Instant,
): ReadContext {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  return { database, product: noProduct, rolloutId, now, today };
}

/** The state of a world, as it is now. */
export function stateIn(world: World): StateAt {
  return { database: world.database, product: world.app.product, now: world.now() };
}

/** What Groundswell does by itself on a rollout of a world. */
export function ownRequestIn(
  world: World,
  rollout: { id: RolloutId; workspaceId: WorkspaceId; timeZone: string },
): RolloutRequest {
  return inRollout(ownRequest(stateIn(world), rollout.workspaceId), rollout);
}

/** A look at a rollout of a world, as it is now. */
export function contextIn(
  world: World,
  rolloutId: RolloutId,
  timeZone = 'Europe/Berlin',
): ReadContext {
  const now = world.now();
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return { database: world.database, product: world.app.product, rolloutId, now, today };
}
