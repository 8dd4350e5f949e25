import { dateAt, isAfter, isBefore } from '../../../platform/calendar.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { instantOf } from '../../teams/calendars/wall-time.ts';
import { sendMonth } from './send-month.usecase.ts';
import { slotOf } from './sponsor-month.ts';

const TIME = Temporal.PlainTime.from('09:00');

export const monthJob: Job = {
  name: 'sponsor-months.send',
  summary:
    'Sends each sponsor the month in three sentences, on its first working day at 09:00 in the rollout’s time zone.',
  catchUp: Temporal.Duration.from({ hours: 7 * 24 }),
  looksAt: 'everything',
  due: ({ database, now }) =>
    listOpenRollouts(database).flatMap(({ id, workspaceId, timeZone, startsOn }) => {
      const { month, on } = slotOf(dateAt(now, timeZone));
      const at = instantOf(on, TIME, timeZone);
      if (isAfter(at, now) || isBefore(on, startsOn)) return [];
      return [{ workspaceId, rolloutId: id, period: month, at }];
    }),
  run(request, { rolloutId, period }) {
    const rollout = rolloutId === undefined ? undefined : findRollout(request.database, rolloutId);
    return rollout === undefined ? '' : sendMonth(inRollout(request, rollout), period);
  },
};
