import type { ReadContext } from '../../../platform/request.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { longestWait } from './opt-in.ts';
import { queueSummary } from './opt-ins.view.ts';
import { listWaiting } from './queue.store.ts';

/** The longest wait is shown to everyone, so that nobody is forgotten quietly. */
export function queueStatus(context: ReadContext): StatusLine[] {
  const { database, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  const waiting = listWaiting(context);
  if (rollout === undefined || waiting.length === 0) return [];
  const longest = longestWait(waiting.slice(0, 1), today, rollout.timeZone);
  return [
    {
      topic: 'Queue',
      text: queueSummary(waiting.length, longest),
      figures: { teams: waiting.length, longestDays: longest?.days ?? 0 },
    },
  ];
}
