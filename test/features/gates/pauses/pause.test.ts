import { describe, expect, it } from 'vitest';
import { type PauseSpan, pausedTimeBetween } from '../../../../src/features/gates/pauses/pause.ts';
import { pauseRollout, resumeRollout } from '../../../../src/features/gates/pauses/pause-change.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const LENA = 'ULENA' as UserId;
const at = (text: string) => Temporal.Instant.from(`2027-03-${text}:00Z`);
const span = (from: string, until?: string): PauseSpan => ({
  from: at(from),
  until: until === undefined ? undefined : at(until),
});

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

describe('the time that a rollout stood still', () => {
  const hours = (pauses: PauseSpan[], from: string, until: string) =>
    pausedTimeBetween(pauses, at(from), at(until)).total('hours');

  it('counts what lies in between, of each pause, the open one up to now', () => {
    expect(hours([], '01T00:00', '05T00:00')).toBe(0);
    expect(hours([span('02T00:00', '02T06:00')], '01T00:00', '05T00:00')).toBe(6);
    expect(hours([span('01T00:00', '02T06:00')], '02T00:00', '05T00:00')).toBe(6);
    expect(hours([span('04T18:00')], '01T00:00', '05T00:00')).toBe(6);
    expect(hours([span('02T00:00', '02T06:00'), span('04T18:00')], '01T00:00', '05T00:00')).toBe(
      12,
    );
  });

  it('counts nothing of a pause before or after', () => {
    expect(hours([span('01T00:00', '02T00:00')], '03T00:00', '05T00:00')).toBe(0);
    expect(hours([span('06T00:00')], '03T00:00', '05T00:00')).toBe(0);
  });
});
