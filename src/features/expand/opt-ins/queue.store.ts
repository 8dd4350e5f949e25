import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { nameOf, remember } from '../../../platform/remember.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { type OptIn, type Queued, queueOrder, waitingOptIns } from './opt-in.ts';
import { listOptIns } from './opt-ins.store.ts';

/** The requests that count today, withdrawn ones included. */
export function listCounting(context: ReadContext, only?: TeamScope): OptIn[] {
  const { database, rolloutId, product } = context;
  return waitingOptIns(listOptIns(database, rolloutId, only), product.waveStarts(context, only));
}

/** Who waits, oldest request first. */
export function listWaiting(context: ReadContext): readonly OptIn[] {
  const { database, rolloutId, product } = context;
  const key = `opt-ins listWaiting ${rolloutId} ${nameOf(product.waveStarts)}`;
  return remember(database, key, () => queueOrder(listCounting(context)), 'own');
}

/** Why a team has nothing to join: it works with it already, or its wave has started and its access waits. */
export function findJoined(context: ReadContext, teamId: TeamId): 'live' | 'in-wave' | undefined {
  const { product } = context;
  const only = new Set([teamId]);
  if (product.liveTeams(context, only).includes(teamId)) return 'live';
  const isWaiting = product.teamAccess(context, only).get(teamId)?.state === 'waiting';
  return isWaiting && product.waveStarts(context, only).has(teamId) ? 'in-wave' : undefined;
}

/** Who waits, in order, with what is known of each wait. */
export function listQueue(context: ReadContext): Queued[] {
  const queue = listWaiting(context);
  if (queue.length === 0) return [];
  const waits = new Map(context.product.waits(context).map((wait) => [wait.teamId, wait]));
  return queue.map((optIn, index) => ({
    optIn,
    place: index + 1,
    wait: waits.get(optIn.teamId),
  }));
}

/** Teams that wait, each with the day on which it asked. */
export function listRequestDays(
  context: ReadContext,
  only?: TeamScope,
): ReadonlyMap<TeamId, Temporal.PlainDate> {
  const { database, rolloutId, product } = context;
  if (only !== undefined) return daysOf(context, queueOrder(listCounting(context, only)));
  const key = `opt-ins listRequestDays ${rolloutId} ${nameOf(product.waveStarts)}`;
  return remember(database, key, () => daysOf(context, listWaiting(context)), 'own');
}

function daysOf(
  { database, rolloutId }: ReadContext,
  waiting: readonly OptIn[],
): Map<TeamId, Temporal.PlainDate> {
  if (waiting.length === 0) return new Map();
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  return new Map(waiting.map(({ teamId, askedAt }) => [teamId, dateAt(askedAt, timeZone)]));
}
