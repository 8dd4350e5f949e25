import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Wait } from '../../contract/wait.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { type OptIn, type Queued, queueOrder, waitingOptIns } from './opt-in.ts';
import { listOptIns } from './opt-ins.store.ts';

/** What opt-ins must be told by the waves, which stand above them. */
export type QueueParts = {
  /** When teams last started in a wave. */
  startedAt(reading: ReadContext): ReadonlyMap<TeamId, Temporal.Instant>;
  /** Teams that work with it, the pilot included. */
  isLive(reading: ReadContext, teamId: TeamId): boolean;
  waits(reading: ReadContext): readonly Wait[];
};

/** The requests that count today, withdrawn ones included. */
export function listCounting(parts: Pick<QueueParts, 'startedAt'>, reading: ReadContext): OptIn[] {
  const { database, rolloutId } = reading;
  return waitingOptIns(listOptIns(database, rolloutId), parts.startedAt(reading));
}

/** Who waits, in order, with what is known of each wait. */
export function listQueue(parts: QueueParts, reading: ReadContext): Queued[] {
  const queue = queueOrder(listCounting(parts, reading));
  if (queue.length === 0) return [];
  const waits = new Map(parts.waits(reading).map((wait) => [wait.teamId, wait]));
  return queue.map((optIn, index) => ({
    optIn,
    place: index + 1,
    wait: waits.get(optIn.teamId),
  }));
}

/** Teams that wait, each with the day on which it asked. */
export const listRequestDays =
  (parts: Pick<QueueParts, 'startedAt'>) =>
  (reading: ReadContext): Map<TeamId, Temporal.PlainDate> => {
    const timeZone = findRollout(reading.database, reading.rolloutId)?.timeZone ?? 'UTC';
    const waiting = queueOrder(listCounting(parts, reading));
    return new Map(waiting.map(({ teamId, askedAt }) => [teamId, dateAt(askedAt, timeZone)]));
  };
