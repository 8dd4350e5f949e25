import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { newSecret } from '../../../platform/sealed.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import { findPulse, savePulse } from './pulses.store.ts';

/** Starts the pulse, starts it again, or changes how often it comes. */
export function setPulse(request: RolloutRequest, { everyWeeks }: { everyWeeks: number }): void {
  const { database, rolloutId, today, acting } = request;
  write(database, () => {
    const before = findPulse(database, rolloutId);
    const isRunning = before !== undefined && before.stoppedOn === undefined;
    savePulse(database, {
      rolloutId,
      everyWeeks,
      startedOn: isRunning ? before.startedOn : today,
      stoppedOn: undefined,
      ledgerKey: before?.ledgerKey ?? newSecret(),
    });
    const every = sayCount(everyWeeks, 'week');
    record(request, {
      act: isRunning ? 'pulses.change' : 'pulses.start',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} ${isRunning ? 'changed the pulse to' : 'started the pulse,'} every ${every}.`,
      before: isRunning ? before.everyWeeks : undefined,
      after: everyWeeks,
    });
  });
}

/** Opens no further pulse; one that is open still closes on its day. */
export function stopPulse(request: RolloutRequest): void {
  const { database, rolloutId, today, acting } = request;
  write(database, () => {
    const pulse = findPulse(database, rolloutId);
    if (pulse === undefined || pulse.stoppedOn !== undefined) return;
    savePulse(database, { ...pulse, stoppedOn: today });
    record(request, {
      act: 'pulses.stop',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} stopped the pulse.`,
    });
  });
}
