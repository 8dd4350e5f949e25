import type { PerRollout } from '../../../platform/request.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { longestWait, queueOrder } from './opt-in.ts';
import { queueSummary } from './opt-ins.view.ts';
import { listCounting, type QueueParts } from './queue.store.ts';

/** The longest wait is shown to everyone, so that nobody is forgotten quietly. */
export const queueStatus =
  (parts: Pick<QueueParts, 'startedAt'>): PerRollout<StatusLine> =>
  (reading) => {
    const rollout = findRollout(reading.database, reading.rolloutId);
    const counting = listCounting(parts, reading);
    const waiting = queueOrder(counting).length;
    if (rollout === undefined || waiting === 0) return [];
    const longest = longestWait(counting, reading.today, rollout.timeZone);
    return [{ topic: 'Queue', text: queueSummary(waiting, longest) }];
  };
