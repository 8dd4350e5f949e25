import { write } from '../../../platform/database.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findChannel } from '../../../platform/slack/directory.ts';
import { findWave } from '../waves/waves.store.ts';
import { findWaveSummary, type SummaryParts } from './wave-summaries.store.ts';
import { waveSummaryMessage } from './wave-summary.view.ts';

/** Posts a wave's summary to its channel, once for each occasion, and answers in words what was done. */
export function postSummary(
  parts: SummaryParts,
  reading: ReadContext,
  about: { number: number; period: string },
): string {
  const { database, rolloutId, now } = reading;
  return write(database, (): string => {
    const wave = findWave(database, rolloutId, about.number);
    if (wave === undefined) return `Wave ${about.number} is gone; nothing was posted.`;
    const isNew = enqueueMessageEntry(database, {
      key: `wave-summaries:${rolloutId}:${wave.number}:${about.period}`,
      workspaceId: wave.workspaceId,
      rolloutId,
      now,
      to: wave.channelId,
      message: waveSummaryMessage(findWaveSummary(parts, reading, wave)),
    });
    const where = findChannel(database, wave.channelId)?.name ?? 'its channel';
    if (!isNew) return `The summary of wave ${wave.number} (${about.period}) was already posted.`;
    return `Summary of wave ${wave.number} (${about.period}) queued for #${where}.`;
  });
}
