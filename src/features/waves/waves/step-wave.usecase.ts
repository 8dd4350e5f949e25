import { record } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type Message, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getWaveSummary } from '../wave-summaries/wave-summaries.store.ts';
import { openBlocks } from '../wave-summaries/wave-summary.view.ts';
import { findRolloutPausedOn, getBakeClock, getBakeDays } from './bake-days.store.ts';
import { completeWave, pauseWave, resumeWave, type WaveOutcome, type WaveRefusal } from './wave.ts';
import { stepMessage } from './wave-messages.view.ts';
import { hasEnded, type WaveRecord, waveKey, waveSubject } from './wave-record.ts';
import { waveName } from './wave-words.ts';
import { findWave, saveWave } from './waves.store.ts';

export type WaveStep = { step: 'pause'; reason: string } | { step: 'resume' | 'complete' };
export type StepOutcome =
  | { kind: 'done'; wave: WaveRecord; bakesUntil: Temporal.PlainDate | undefined }
  | { kind: 'no-such-wave' }
  | WaveRefusal;

/** Pauses, resumes or completes a running wave, and says so in its channel. */
export function stepWave(
  request: RolloutRequest,
  input: { number: number } & WaveStep,
): StepOutcome {
  const { database, rolloutId, acting, now, today } = request;
  return write(database, (): StepOutcome => {
    const before = findWave(database, rolloutId, input.number);
    if (before === undefined) return { kind: 'no-such-wave' };
    const outcome = take(request, before, input);
    if (outcome.kind !== 'done') return outcome;
    const { userId } = acting;
    const ended = input.step === 'complete' ? { completedBy: userId, endedAt: now } : {};
    const wave: WaveRecord = { ...before, ...outcome.wave, ...ended };
    saveWave(database, wave);
    const { until } = getBakeDays(request, wave);
    const reason = input.step === 'pause' ? { reason: input.reason } : {};
    enqueueMessage(request, {
      key: waveKey(wave, `${input.step}:${newId<string>()}`),
      to: wave.channelId,
      message: withSummary(
        request,
        wave,
        stepMessage(
          wave,
          {
            rolloutName: findRollout(database, rolloutId)?.name ?? '',
            byName: findName(database, userId),
            ...reason,
            ...(until === undefined ? {} : { bakesUntil: sayDate(until, today) }),
          },
          input.step,
        ),
      ),
    });
    record(request, {
      subject: waveSubject(wave),
      act: `waves.${input.step}`,
      says: `${mention(userId)} ${DID[input.step]} ${waveName(wave)}.`,
      ...reason,
      isNews: true,
    });
    return { kind: 'done', wave, bakesUntil: until };
  });
}

/** A wave that is done takes leave with what it leaves open and whom it thanks, in the same post. */
function withSummary(request: RolloutRequest, wave: WaveRecord, message: Message): Message {
  if (wave.completedOn === undefined) return message;
  const summary = openBlocks(getWaveSummary(request, wave), request.rolloutId);
  return { ...message, blocks: [...message.blocks, ...summary] };
}

const DID = { pause: 'paused', resume: 'resumed', complete: 'completed' };

function take({ database, today }: RolloutRequest, wave: WaveRecord, input: WaveStep): WaveOutcome {
  switch (input.step) {
    case 'pause':
      return pauseWave(wave, today, input.reason);
    case 'resume':
      return resumeWave(wave, today);
    case 'complete':
      return completeRunning(database, wave, today);
  }
}

/** A pause of the rollout holds the clock too; it is judged with the wave, and not written into it. */
function completeRunning(
  database: Database,
  wave: WaveRecord,
  today: Temporal.PlainDate,
): WaveOutcome {
  const pausedOn = hasEnded(wave) ? undefined : findRolloutPausedOn(database, wave);
  if (pausedOn !== undefined) return { kind: 'rollout-paused', pausedOn };
  const { clock, calendar } = getBakeClock(database, wave);
  const outcome = completeWave({ ...wave, clock }, today, calendar);
  return outcome.kind === 'done'
    ? { kind: 'done', wave: { ...outcome.wave, clock: wave.clock } }
    : outcome;
}
