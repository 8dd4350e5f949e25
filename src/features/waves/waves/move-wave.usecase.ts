import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { scheduleWave } from './schedule-wave.usecase.ts';
import { hasStarted } from './wave-record.ts';
import type { ScheduleOutcome } from './wave-schedule.ts';
import { findWave, saveWave } from './waves.store.ts';

/** Gives a planned wave another day, with the teams and the plan that it has; who was told stays told. */
export function moveWave(
  request: RolloutRequest,
  { number, intendedOn }: { number: number; intendedOn: Temporal.PlainDate },
): ScheduleOutcome | { kind: 'no-such-wave' } {
  const { database, rolloutId } = request;
  return write(database, () => {
    const before = findWave(database, rolloutId, number);
    if (before === undefined) return { kind: 'no-such-wave' };
    if (hasStarted(before)) return { kind: 'already-started', wave: before };
    const { teams, channelId, clock, plan, told } = before;
    const outcome = scheduleWave(request, {
      ...{ number, intendedOn, channelId, plan },
      workingDays: clock.workingDays,
      teamIds: teams.map(({ teamId }) => teamId),
    });
    if (outcome.kind !== 'scheduled' || told === undefined) return outcome;
    const wave = { ...outcome.wave, told };
    saveWave(database, wave);
    return { ...outcome, wave };
  });
}
