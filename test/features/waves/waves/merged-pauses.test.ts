import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MONDAY_TO_FRIDAY,
  workingDaysBetween,
} from '../../../../src/features/teams/calendars/working-calendar.ts';
import {
  bakedWorkingDays,
  mergePauses,
  type Pause,
} from '../../../../src/features/waves/waves/bake-clock.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const startedOn = day('2027-02-08');

function pause(fromOn: string, untilOn?: string): Pause {
  return {
    fromOn: day(fromOn),
    untilOn: untilOn === undefined ? undefined : day(untilOn),
    reason: '',
  };
}

const spans = (pauses: readonly Pause[]) =>
  mergePauses(pauses, startedOn).map(({ fromOn, untilOn }) => `${fromOn}/${untilOn ?? ''}`);

describe('several pauses at one time', () => {
  it('stop the clock once where they overlap', () => {
    expect(spans([pause('2027-02-10', '2027-02-15'), pause('2027-02-12', '2027-02-17')])).toEqual([
      '2027-02-10/2027-02-17',
    ]);
  });

  it('last until the last of them ends, and for ever while one is open', () => {
    expect(spans([pause('2027-02-10'), pause('2027-02-12', '2027-02-17')])).toEqual([
      '2027-02-10/',
    ]);
  });

  it('stay apart when the clock ran between them', () => {
    expect(spans([pause('2027-02-16', '2027-02-17'), pause('2027-02-10', '2027-02-11')])).toEqual([
      '2027-02-10/2027-02-11',
      '2027-02-16/2027-02-17',
    ]);
  });

  it('count from the start on: what stood still before cost the wave nothing', () => {
    expect(spans([pause('2027-01-20', '2027-01-25'), pause('2027-02-01', '2027-02-10')])).toEqual([
      '2027-02-08/2027-02-10',
    ]);
  });

  it('never make a wave bake for more days than there were, nor for fewer than none', () => {
    const offset = fc.integer({ min: -20, max: 40 });
    const anyPause = fc.tuple(offset, fc.option(fc.integer({ min: 0, max: 20 }))).map(
      ([from, length]): Pause => ({
        fromOn: startedOn.add({ days: from }),
        untilOn: length === null ? undefined : startedOn.add({ days: from + length }),
        reason: '',
      }),
    );
    fc.assert(
      fc.property(
        fc.array(anyPause, { maxLength: 6 }),
        fc.integer({ min: 0, max: 60 }),
        (all, n) => {
          const today = startedOn.add({ days: n });
          const clock = { workingDays: 10, startedOn, pauses: mergePauses(all, startedOn) };
          const baked = bakedWorkingDays(clock, today, MONDAY_TO_FRIDAY);
          expect(baked).toBeGreaterThanOrEqual(0);
          expect(baked).toBeLessThanOrEqual(workingDaysBetween(startedOn, today, MONDAY_TO_FRIDAY));
        },
      ),
    );
  });
});
