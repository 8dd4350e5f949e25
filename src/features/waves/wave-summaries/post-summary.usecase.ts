import { write } from '../../../platform/database.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findChannel } from '../../../platform/slack/directory.ts';
import { type WaveToPlan, waveTag } from '../waves/wave-record.ts';
import { listWaves } from '../waves/waves.store.ts';
import { getWaveSummary } from './wave-summaries.store.ts';
import { waveSummaryMessage } from './wave-summary.view.ts';

/** Posts a wave's summary to its channel, once for each occasion, and answers in words what was done. */
export function postSummary(
  request: RolloutRequest,
  about: WaveToPlan & { period: string },
): string {
  const { database, rolloutId } = request;
  return write(database, (): string => {
    const wave = listWaves(database, rolloutId).find((one) => waveTag(one) === waveTag(about));
    if (wave === undefined) return `Wave ${about.number} is gone; nothing was posted.`;
    const isNew = enqueueMessage(request, {
      key: `wave-summaries:${rolloutId}:${waveTag(wave)}:${about.period}`,
      to: wave.channelId,
      message: waveSummaryMessage(getWaveSummary(request, wave), rolloutId),
    });
    const where = findChannel(database, wave.channelId)?.name ?? 'its channel';
    if (!isNew) return `The summary of wave ${wave.number} (${about.period}) was already posted.`;
    return `Summary of wave ${wave.number} (${about.period}) queued for #${where}.`;
  });
}
