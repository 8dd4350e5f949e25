import { dateAt } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import { listPauses } from '../../gates/pauses/pauses.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { type BakeClock, bakesUntil, mergePauses, workingDaysLeft } from './bake-clock.ts';
import type { WaveRecord } from './wave-record.ts';
import { findWaveCalendar } from './waves.store.ts';

/** A wave's clock as it really runs: it stands still in the wave's own pauses and in the rollout's. */
export function findBakeClock(
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
  return { clock: { ...wave.clock, pauses }, calendar: findWaveCalendar(database, wave) };
}

/** The working days that a wave still has to bake, and the day on which it has if nothing stops it. */
export function findBakeDays(
  database: Database,
  wave: WaveRecord,
  today: Temporal.PlainDate,
): { left: number; until: Temporal.PlainDate | undefined } {
  const { clock, calendar } = findBakeClock(database, wave);
  return {
    left: workingDaysLeft(clock, today, calendar),
    until: bakesUntil(clock, today, calendar),
  };
}
