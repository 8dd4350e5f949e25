import type { Database } from '../../../platform/database.ts';
import type { Job, Slot } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { getBakeClock } from '../waves/bake-days.store.ts';
import { type WaveRecord, waveTag } from '../waves/wave-record.ts';
import { listWaves } from '../waves/waves.store.ts';
import { postSummary } from './post-summary.usecase.ts';
import { CATCH_UP_HOURS, summarySlots } from './summary-slots.ts';

export const waveSummaryJob: Job = {
  name: 'wave-summaries.post',
  summary:
    'Posts each wave’s summary to its channel: Thursdays at 10:00 in the rollout’s time zone, and when it has baked.',
  catchUp: Temporal.Duration.from({ hours: CATCH_UP_HOURS }),
  looksAt: 'everything',
  due: ({ database, now }) =>
    listOpenRollouts(database).flatMap((rollout) =>
      listWaves(database, rollout.id).flatMap((wave) => slotsOf(database, rollout, wave, now)),
    ),
  run(request, { rolloutId, period }) {
    const rollout = rolloutId && findRollout(request.database, rolloutId);
    const [, number, attempt = '1', occasion] = /^(\d+)(?:\.(\d+))?:(.*)$/.exec(period) ?? [];
    if (rollout === undefined || number === undefined) return '';
    const of = { number: Number(number), attempt: Number(attempt) };
    const about = { ...of, period: occasion ?? '' };
    return postSummary(inRollout(request, rollout), about);
  },
};

function slotsOf(
  database: Database,
  rollout: Rollout,
  wave: WaveRecord,
  now: Temporal.Instant,
): Slot[] {
  const { clock, calendar } = getBakeClock(database, wave);
  const place = { timeZone: rollout.timeZone, calendar };
  return summarySlots({ ...wave, clock }, place, now).map(({ period, at }) => ({
    workspaceId: rollout.workspaceId,
    rolloutId: rollout.id,
    period: `${waveTag(wave)}:${period}`,
    at,
    series: waveTag(wave),
  }));
}
