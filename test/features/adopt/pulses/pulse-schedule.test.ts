import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answersTo,
  constructs,
  itemsOf,
  ownWording,
  saysYes,
} from '../../../../src/features/adopt/pulses/pulse-item.ts';
import {
  closesOn,
  isAsked,
  nextOpensOn,
} from '../../../../src/features/adopt/pulses/pulse-schedule.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const keys = (number: number) => itemsOf(number, ownWording).map(({ key }) => key);

describe('what a pulse asks', () => {
  it('are two constructs in turn, and always whom to ask and when not to use it', () => {
    expect(keys(1)).toEqual(['sense', 'part', 'whom', 'limits']);
    expect(keys(2)).toEqual(['doing', 'worth', 'whom', 'limits']);
    expect(keys(3)).toEqual(keys(1));
  });

  it('are all four constructs in any two pulses that follow each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (number) => {
        const asked = new Set([...keys(number), ...keys(number + 1)]);
        expect(constructs.every((one) => asked.has(one))).toBe(true);
        expect(keys(number)).toHaveLength(4);
      }),
    );
  });

  it('can be answered with “not relevant for me yet”, which is no answer, where a construct is asked', () => {
    expect(answersTo('doing')).toContain('later');
    expect(answersTo('whom')).toEqual(['yes', 'no']);
    expect(saysYes('later')).toBeUndefined();
    expect(['1', '2', '3', '4', '5'].map((one) => saysYes(one as '1'))).toEqual([
      ...[false, false, false, true, true],
    ]);
  });
});

describe('when a pulse comes', () => {
  it('is on a Tuesday, two weeks long, and never sooner than four weeks after the last began', () => {
    const date = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((day) => on(day.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(date, date, fc.integer({ min: 1, max: 26 }), (startedOn, last, everyWeeks) => {
        const next = nextOpensOn({ everyWeeks, startedOn }, last);
        expect(next.dayOfWeek).toBe(2);
        const days = last.until(next, { largestUnit: 'days' }).days;
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeGreaterThanOrEqual(7 * everyWeeks);
        expect(Temporal.PlainDate.compare(next, startedOn)).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainDate.compare(closesOn(last), next)).toBeLessThan(0);
      }),
    );
  });

  it('is the first Tuesday after it was started, or that very day', () => {
    const first = (startedOn: string) =>
      nextOpensOn({ everyWeeks: 4, startedOn: on(startedOn) }, undefined).toString();
    expect(first('2027-01-04')).toBe('2027-01-05');
    expect(first('2027-01-05')).toBe('2027-01-05');
    expect(first('2027-01-06')).toBe('2027-01-12');
  });

  it('passes by who wants none, and who left two alone in a row', () => {
    expect(isAsked(undefined)).toBe(true);
    expect(isAsked({ isOptedOut: false, unanswered: 1 })).toBe(true);
    expect(isAsked({ isOptedOut: false, unanswered: 2 })).toBe(false);
    expect(isAsked({ isOptedOut: true, unanswered: 0 })).toBe(false);
  });
});
