import { dateAt } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { pausedDaysOf } from '../../gates/pauses/pause.ts';
import { listPauses } from '../../gates/pauses/pauses.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import {
  type BakeClock,
  bakesUntil,
  mergePauses,
  type Pause,
  workingDaysLeft,
} from './bake-clock.ts';
import type { WaveRecord } from './wave-record.ts';
import { getWaveCalendar } from './waves.store.ts';

/** When a wave stood still: in its own pauses and in the rollout's. */
export function getPausesOf(database: Database, wave: WaveRecord): Pause[] {
  const timeZone = findRollout(database, wave.rolloutId)?.timeZone ?? 'UTC';
  const ofRollout = listPauses(database, wave.rolloutId).map((pause) => ({
    ...pausedDaysOf(pause, timeZone),
    reason: 'The rollout was paused.',
  }));
  return mergePauses([...wave.clock.pauses, ...ofRollout], wave.clock.startedOn);
}

/** A wave's clock as it really runs. */
export function getBakeClock(
  database: Database,
  wave: WaveRecord,
): { clock: BakeClock; calendar: WorkingCalendar } {
  const clock = { ...wave.clock, pauses: getPausesOf(database, wave) };
  return { clock, calendar: getWaveCalendar(database, wave) };
}

/** Since when the rollout stands still, and every wave of it; undefined while it runs. */
export function findRolloutPausedOn(
  database: Database,
  { rolloutId }: Pick<WaveRecord, 'rolloutId'>,
): Temporal.PlainDate | undefined {
  const rollout = findRollout(database, rolloutId);
  return rollout?.paused && dateAt(rollout.paused.at, rollout.timeZone);
}

/** The working days that a wave still has to bake, and the day on which it has if nothing stops it. */
export function getBakeDays(
  { database, today }: ReadContext,
  wave: WaveRecord,
): { left: number; until: Temporal.PlainDate | undefined } {
  const { clock, calendar } = getBakeClock(database, wave);
  return {
    left: workingDaysLeft(clock, today, calendar),
    until: bakesUntil(clock, today, calendar),
  };
}
