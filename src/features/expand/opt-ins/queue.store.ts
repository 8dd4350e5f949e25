import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { type OptIn, type Queued, queueOrder, waitingOptIns } from './opt-in.ts';
import { listOptIns } from './opt-ins.store.ts';

/** The requests that count today, withdrawn ones included. */
export function listCounting(context: ReadContext): OptIn[] {
  const { database, rolloutId, product } = context;
  return waitingOptIns(listOptIns(database, rolloutId), product.waveStarts(context));
}

/** Why a team has nothing to join: it works with it already, or its wave has started and its access waits. */
export function findJoined(context: ReadContext, teamId: TeamId): 'live' | 'in-wave' | undefined {
  const { product } = context;
  if (product.liveTeams(context).includes(teamId)) return 'live';
  const isWaiting = product.teamAccess(context).get(teamId)?.state === 'waiting';
  return isWaiting && product.waveStarts(context).has(teamId) ? 'in-wave' : undefined;
}

/** Who waits, in order, with what is known of each wait. */
export function listQueue(context: ReadContext): Queued[] {
  const queue = queueOrder(listCounting(context));
  if (queue.length === 0) return [];
  const waits = new Map(context.product.waits(context).map((wait) => [wait.teamId, wait]));
  return queue.map((optIn, index) => ({
    optIn,
    place: index + 1,
    wait: waits.get(optIn.teamId),
  }));
}

/** Teams that wait, each with the day on which it asked. */
export function listRequestDays(context: ReadContext): Map<TeamId, Temporal.PlainDate> {
  const { database, rolloutId } = context;
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const waiting = queueOrder(listCounting(context));
  return new Map(waiting.map(({ teamId, askedAt }) => [teamId, dateAt(askedAt, timeZone)]));
}
