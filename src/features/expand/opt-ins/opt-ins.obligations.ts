import type { ReadContext } from '../../../platform/request.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { longestWait, queueOrder } from './opt-in.ts';
import { queueSummary } from './opt-ins.view.ts';
import { listCounting } from './queue.store.ts';

/** The longest wait is shown to everyone, so that nobody is forgotten quietly. */
export function queueStatus(context: ReadContext): StatusLine[] {
  const { database, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  const counting = listCounting(context);
  const waiting = queueOrder(counting).length;
  if (rollout === undefined || waiting === 0) return [];
  const longest = longestWait(counting, today, rollout.timeZone);
  return [{ topic: 'Queue', text: queueSummary(waiting, longest) }];
}
