import { describe, expect, it } from 'vitest';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import { bakedWorkingDays, bakesUntil } from '../../../../src/features/waves/waves/bake-clock.ts';
import {
  completeWave,
  pauseWave,
  resumeWave,
  waveState,
} from '../../../../src/features/waves/waves/wave.ts';
import { aStartedWave, day, made } from './waves.ts';

describe('the bake clock', () => {
  it('counts ten working days after the start, holidays left out', () => {
    const calendar = { ...MONDAY_TO_FRIDAY, holidays: new Set(['2026-04-03', '2026-04-06']) };
    const wave = aStartedWave('2026-03-27');
    expect(bakesUntil(wave.clock, day('2026-03-27'), calendar)).toEqual(day('2026-04-14'));
    expect(completeWave(wave, day('2026-04-13'), calendar)).toEqual({
      kind: 'still-baking',
      workingDaysLeft: 1,
    });
    expect(waveState(made(completeWave(wave, day('2026-04-14'), calendar)))).toBe('completed');
  });

  it('stands still in a pause and goes on where it stood', () => {
    const paused = made(pauseWave(aStartedWave(), day('2026-03-12'), 'Outage of the model'));
    expect(waveState(paused)).toBe('paused');
    expect(bakesUntil(paused.clock, day('2026-03-16'), MONDAY_TO_FRIDAY)).toBeUndefined();
    expect(bakedWorkingDays(paused.clock, day('2026-04-30'), MONDAY_TO_FRIDAY)).toBe(3);
    const resumed = made(resumeWave(paused, day('2026-03-23')));
    expect(bakedWorkingDays(resumed.clock, day('2026-03-24'), MONDAY_TO_FRIDAY)).toBe(4);
    expect(bakesUntil(resumed.clock, day('2026-03-24'), MONDAY_TO_FRIDAY)).toEqual(
      day('2026-04-01'),
    );
    expect(bakesUntil(resumed.clock, day('2026-05-01'), MONDAY_TO_FRIDAY)).toEqual(
      day('2026-04-01'),
    );
  });

  it('loses nothing by a pause ended the same day, one day by a pause over one night', () => {
    const paused = made(pauseWave(aStartedWave(), day('2026-03-11'), 'Outage'));
    const end = (on: string) =>
      bakesUntil(made(resumeWave(paused, day(on))).clock, day(on), MONDAY_TO_FRIDAY)?.toString();
    expect(end('2026-03-11')).toBe('2026-03-23');
    expect(end('2026-03-12')).toBe('2026-03-24');
  });

  it('needs no day at all when the bake time is nought', () => {
    const wave = aStartedWave('2026-03-09', 0);
    expect(bakesUntil(wave.clock, day('2026-03-12'), MONDAY_TO_FRIDAY)).toEqual(day('2026-03-09'));
    expect(completeWave(wave, day('2026-03-09'), MONDAY_TO_FRIDAY).kind).toBe('done');
  });
});
