import { dateAt } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPauses } from '../../gates/pauses/pauses.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { type BakeClock, bakesUntil, mergePauses, workingDaysLeft } from './bake-clock.ts';
import type { WaveRecord } from './wave-record.ts';
import { getWaveCalendar } from './waves.store.ts';

/** A wave's clock as it really runs: it stands still in the wave's own pauses and in the rollout's. */
export function getBakeClock(
  database: Database,
  wave: WaveRecord,
): { clock: BakeClock; calendar: WorkingCalendar } {
  const timeZone = findRollout(database, wave.rolloutId)?.timeZone ?? 'UTC';
  const dayOf = (at: Temporal.Instant) => dateAt(at, timeZone);
  const ofRollout = listPauses(database, wave.rolloutId).map(({ from, until }) => ({
    fromOn: dayOf(from),
    untilOn: until && dayOf(until),
    reason: 'The rollout was paused.',
  }));
  const pauses = mergePauses([...wave.clock.pauses, ...ofRollout], wave.clock.startedOn);
  return { clock: { ...wave.clock, pauses }, calendar: getWaveCalendar(database, wave) };
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
