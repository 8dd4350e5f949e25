import type { Database } from '../../../platform/database.ts';
import type { Operator } from '../../../platform/feature.ts';
import { inRollout, ownRequest, type RolloutRequest } from '../../../platform/request.ts';
import type { Rollout } from './rollout.ts';
import { listOpenRollouts } from './rollouts.store.ts';

/** The open rollout that somebody means on the command line, or what to say instead. */
export function findNamedRollout(database: Database, name: string | undefined): Rollout | string {
  const rollouts = listOpenRollouts(database);
  const [first] = rollouts;
  if (first === undefined) return 'No rollout is open. Start one in Slack with /rollout setup.';
  if (name === undefined && rollouts.length === 1) return first;
  const found = rollouts.find((one) => one.name.toLowerCase() === name?.trim().toLowerCase());
  if (found !== undefined) return found;
  const names = rollouts.map((one) => `"${one.name}"`).join(', ');
  return `Say which rollout with --rollout: ${names}.`;
}

/** The operator's request about the open rollout that they mean, or what to say instead. */
export function findNamedRequest(
  { database, product, clock }: Operator,
  name: string | undefined,
): RolloutRequest | string {
  const state = { database: database(), product, now: clock.now() };
  const rollout = findNamedRollout(state.database, name);
  if (typeof rollout === 'string') return rollout;
  return inRollout(ownRequest(state, rollout.workspaceId), rollout);
}
