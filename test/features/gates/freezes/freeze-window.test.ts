import { describe, expect, it } from 'vitest';
import {
  type FreezeWindow,
  firstUnfrozenDay,
  freezeNow,
  freezeProblem,
} from '../../../../src/features/gates/freezes/freeze-window.ts';
import { LENA } from '../gates/gate-builders.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

function aFreeze(change: Partial<FreezeWindow> = {}): FreezeWindow {
  return {
    id: 'f1',
    kind: 'year-end',
    reason: 'Year end',
    fromOn: on('2026-12-21'),
    untilOn: on('2027-01-03'),
    declaredBy: LENA,
    declaredAt: at('2026-11-02T09:00:00Z'),
    lifted: undefined,
    ...change,
  };
}
const incident = aFreeze({
  id: 'f2',
  kind: 'incident',
  reason: 'Wrong refunds',
  fromOn: on('2027-01-02'),
  untilOn: undefined,
});

describe('a freeze window', () => {
  it.each([
    ['Europe/Berlin', '2026-12-20T23:00:00Z', '2027-01-03T23:00:00Z'],
    ['America/New_York', '2026-12-21T05:00:00Z', '2027-01-04T05:00:00Z'],
    ['Australia/Lord_Howe', '2026-12-20T13:00:00Z', '2027-01-03T13:00:00Z'],
  ])('covers whole days in %s', (timeZone, first, after) => {
    const frozen = (now: Temporal.Instant) => freezeNow([aFreeze()], now, timeZone) !== undefined;
    expect(frozen(at(first).subtract({ nanoseconds: 1 }))).toBe(false);
    expect(frozen(at(first))).toBe(true);
    expect(frozen(at(after).subtract({ nanoseconds: 1 }))).toBe(true);
    expect(frozen(at(after))).toBe(false);
  });

  it.each([
    ['Europe/Berlin', '2027-03-28', '2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
    ['America/New_York', '2027-03-14', '2027-03-14T05:00:00Z', '2027-03-15T04:00:00Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z'],
    ['Australia/Lord_Howe', '2027-04-04', '2027-04-03T13:00:00Z', '2027-04-04T13:30:00Z'],
  ])('in %s lasts the whole of %s, though the clocks change', (timeZone, day, first, after) => {
    const window = aFreeze({ fromOn: on(day), untilOn: on(day) });
    const frozen = (now: Temporal.Instant) => freezeNow([window], now, timeZone) !== undefined;
    expect([at(first).subtract({ seconds: 1 }), at(after)].map(frozen)).toEqual([false, false]);
    expect([at(first), at(after).subtract({ seconds: 1 })].map(frozen)).toEqual([true, true]);
  });

  it('ends when it is lifted, and stays so where the clock is set back', () => {
    const lifted = aFreeze({ lifted: { at: at('2026-12-24T12:00:00Z'), by: LENA } });
    const zone = 'Europe/Berlin';
    expect(freezeNow([lifted], at('2026-12-24T11:28:00Z'), zone)).toBeUndefined();
    expect(freezeNow([lifted], at('2026-12-24T12:00:00Z'), zone)).toBeUndefined();
    expect(firstUnfrozenDay([lifted], on('2026-12-24'))).toEqual(on('2026-12-24'));
  });

  it('that ends last is the one that is named, and an open-ended incident ends last of all', () => {
    const now = at('2027-01-02T12:00:00Z');
    expect(freezeNow([aFreeze(), incident], now, 'Europe/Berlin')?.id).toBe('f2');
    expect(freezeNow([incident, aFreeze()], now, 'Europe/Berlin')?.id).toBe('f2');
    expect(firstUnfrozenDay([aFreeze(), incident], on('2026-12-22'))).toBeUndefined();
  });

  it('says the first day on which things may start, over windows that touch', () => {
    const next = aFreeze({ id: 'f3', fromOn: on('2027-01-04'), untilOn: on('2027-01-08') });
    expect(firstUnfrozenDay([next, aFreeze()], on('2026-12-22'))).toEqual(on('2027-01-09'));
    expect(firstUnfrozenDay([next, aFreeze()], on('2026-12-20'))).toEqual(on('2026-12-20'));
  });

  it('is refused when it makes no sense', () => {
    const today = on('2026-11-02');
    expect(freezeProblem(aFreeze(), today)).toBeUndefined();
    expect(freezeProblem(incident, today)).toBeUndefined();
    expect(freezeProblem(aFreeze({ reason: ' ' }), today)).toEqual({ kind: 'no-reason' });
    expect(freezeProblem(aFreeze({ untilOn: undefined }), today)).toEqual({ kind: 'needs-an-end' });
    expect(freezeProblem(aFreeze({ untilOn: on('2026-12-20') }), today)?.kind).toBe(
      'ends-before-it-starts',
    );
    expect(freezeProblem(aFreeze(), on('2027-01-04'))?.kind).toBe('already-over');
    expect(freezeProblem(aFreeze({ untilOn: on('2027-02-18') }), today)).toBeUndefined();
    expect(freezeProblem(aFreeze({ untilOn: on('2027-02-19') }), today)).toEqual({
      kind: 'too-long',
      days: 61,
      most: 60,
    });
  });
});
