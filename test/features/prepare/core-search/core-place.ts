import {
  addRollout,
  findRollout,
} from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { type Database, write } from '../../../../src/platform/database.ts';
import type { WorkspaceId } from '../../../../src/platform/ids.ts';
import { inRollout, ownRequest, type RolloutRequest } from '../../../../src/platform/request.ts';
import { aRollout } from '../../../support/builders.ts';
import { noProduct } from '../../../support/requests.ts';

const NOW = Temporal.Instant.from('2027-01-11T08:00:00Z');

/** A rollout in a file, and a request about it. */
export function requestIn(database: Database): RolloutRequest {
  const rollout = aRollout();
  if (findRollout(database, rollout.id) === undefined)
    write(database, () => addRollout(database, rollout));
  const state = { database, now: NOW, product: noProduct };
  return inRollout(ownRequest(state, 'TBRIGHTWATER' as WorkspaceId), rollout);
}
