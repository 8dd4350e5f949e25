import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysPausedBetween,
  isPausedOn,
  type PausedDays,
  pausedDaysOf,
} from '../../../../src/features/gates/pauses/pause.ts';
import { pauseRollout, resumeRollout } from '../../../../src/features/gates/pauses/pause-change.ts';
import { bakedWorkingDays, mergePauses } from '../../../../src/features/waves/waves/bake-clock.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const LENA = 'ULENA' as UserId;
const at = (text: string) => Temporal.Instant.from(`2027-03-${text}:00Z`);
const on = (text: string) => Temporal.PlainDate.from(text);

describe('a pause', () => {
  const paused = { at: at('01T09:00'), by: LENA, reason: 'The incident comes first.' };

  it('begins with a reason, once', () => {
    expect(pauseRollout({ paused: undefined }, LENA, paused.reason, paused.at)).toEqual({
      kind: 'paused',
      paused,
    });
    expect(pauseRollout({ paused: undefined }, LENA, '  ', paused.at).kind).toBe('no-reason');
    expect(pauseRollout({ paused }, LENA, 'Again', at('02T09:00'))).toEqual({
      kind: 'already-paused',
      paused,
    });
  });

  it('ends with a reason, and leaves the time in which all stood still', () => {
    expect(resumeRollout({ paused }, 'It is over.', at('03T09:00'))).toEqual({
      kind: 'resumed',
      span: { from: paused.at, until: at('03T09:00') },
    });
    expect(resumeRollout({ paused }, '', at('03T09:00')).kind).toBe('no-reason');
    expect(resumeRollout({ paused: undefined }, 'Go on', at('03T09:00')).kind).toBe('not-paused');
  });
});

describe('the days that a pause costs', () => {
  const pause = (from: string, until?: string) =>
    pausedDaysOf(
      {
        from: Temporal.Instant.from(from),
        until: until === undefined ? undefined : Temporal.Instant.from(until),
      },
      'Europe/Berlin',
    );
  const days = (pauses: PausedDays[], from: string, until: string) =>
    daysPausedBetween(pauses, on(from), on(until));

  it('are those after its first up to and including the one on which all goes on', () => {
    const overNight = pause('2027-03-01T16:00:00Z', '2027-03-02T08:00:00Z');
    expect(days([overNight], '2027-02-01', '2027-04-01')).toBe(1);
    const sameDay = pause('2027-03-01T08:00:00Z', '2027-03-01T16:00:00Z');
    expect(days([sameDay], '2027-02-01', '2027-04-01')).toBe(0);
    expect(days([overNight, sameDay], '2027-02-01', '2027-04-01')).toBe(1);
  });

  it('are as many over a change of the clocks as in any other week', () => {
    const spring = pause('2027-03-27T11:00:00Z', '2027-03-28T10:00:00Z');
    expect(days([spring], '2027-02-01', '2027-05-01')).toBe(1);
    const autumn = pause('2027-10-30T22:30:00Z', '2027-10-31T22:30:00Z');
    expect(days([autumn], '2027-02-01', '2027-12-01')).toBe(0);
  });

  it('count only as far as one asks, and up to today while the pause lasts', () => {
    const long = pause('2027-03-01T09:00:00Z');
    expect(days([long], '2027-02-01', '2027-03-05')).toBe(4);
    expect(days([long], '2027-03-03', '2027-03-05')).toBe(2);
    expect(days([long], '2027-01-01', '2027-02-20')).toBe(0);
    expect(
      days([pause('2027-03-01T09:00:00Z', '2027-03-04T09:00:00Z')], '2027-03-10', '2027-03-20'),
    ).toBe(0);
  });

  it('begin on the day of the pause, and the day on which all goes on is a day of work', () => {
    const one = pause('2027-03-01T09:00:00Z', '2027-03-03T09:00:00Z');
    const stands = ['2027-02-28', '2027-03-01', '2027-03-02', '2027-03-03'].map((day) =>
      isPausedOn([one], on(day)),
    );
    expect(stands).toEqual([false, true, true, false]);
    expect(isPausedOn([pause('2027-03-01T09:00:00Z')], on('2027-12-01'))).toBe(true);
  });

  it('are the same for a phase and for a wave that bakes every day of the week', () => {
    const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: new Set<string>() };
    const hour = fc.integer({ min: 0, max: 24 * 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(hour, hour), { maxLength: 6 }), (pairs) => {
        const start = Temporal.Instant.from('2026-10-01T00:00:00Z');
        // One pause after the other, as a rollout has them.
        const hours = pairs.flat().sort((a, b) => a - b);
        const pauses = pairs.map((_, at) => ({
          from: start.add({ hours: hours[2 * at] ?? 0 }),
          until: start.add({ hours: hours[2 * at + 1] ?? 0 }),
        }));
        const spans = pauses.map((each) => pausedDaysOf(each, 'Europe/Berlin'));
        const first = on('2026-10-12');
        const last = on('2027-11-20');
        const clock = {
          workingDays: 10,
          startedOn: first,
          pauses: mergePauses(
            spans.map((each) => ({ ...each, reason: '' })),
            first,
          ),
        };
        const ran = first.until(last, { largestUnit: 'days' }).days;
        expect(bakedWorkingDays(clock, last, everyDay)).toBe(
          ran - daysPausedBetween(spans, first, last),
        );
      }),
    );
  });
});
