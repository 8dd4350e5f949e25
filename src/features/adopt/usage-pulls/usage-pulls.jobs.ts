import { dateAt } from '../../../platform/calendar.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { enqueue } from '../../../platform/outbox/outbox.ts';
import { inRollout } from '../../../platform/request.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { dateOfDay, dayNumber } from '../usage/usage.ts';
import { listPulledSources } from '../usage-sources/source-reports.store.ts';
import { daysToPull } from './pull-days.ts';
import { USAGE_PULL } from './usage-pulls.delivery.ts';

/** In the morning of the rollout's place, when sources have closed the day before. */
const AT = Temporal.PlainTime.from('05:00');

/** Puts one question for each source and day into the queue; the answers are taken in as they come. */
export const usagePulls: Job = {
  name: 'usage-pulls.ask',
  summary: 'Asks the interfaces of usage sources for the days that are missing, each morning.',
  catchUp: Temporal.Duration.from({ hours: 20 }),
  due: ({ database, now }) =>
    listOpenRollouts(database).flatMap(({ id, workspaceId, timeZone }) => {
      if (listPulledSources(database, id).length === 0) return [];
      const today = dateAt(now, timeZone);
      const at = today.toZonedDateTime({ timeZone, plainTime: AT }).toInstant();
      const isTime = Temporal.Instant.compare(at, now) <= 0;
      return isTime ? [{ workspaceId, rolloutId: id, period: today.toString(), at }] : [];
    }),
  run(request, { rolloutId }) {
    const rollout = rolloutId === undefined ? undefined : findRollout(request.database, rolloutId);
    if (rollout === undefined) return '';
    const own = inRollout(request, rollout);
    const asked = listPulledSources(own.database, rollout.id).map(({ id, name, weeks }) => {
      const days = daysToPull(dayNumber(own.today), weeks);
      for (const day of days) {
        enqueue(own, {
          key: `${USAGE_PULL}:${id}:${dateOfDay(day)}:${own.today}`,
          ...{ handler: USAGE_PULL, destination: `usage-source:${id}`, payload: { day } },
        });
      }
      return `${name} for ${sayCount(days.length, 'day')}`;
    });
    return `Asked ${sayList(asked)}.`;
  },
};
