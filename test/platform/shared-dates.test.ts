import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateFrom, instantFrom } from '../../src/platform/shared-dates.ts';

it('a moment is the one that was asked for, however many were asked for before', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e12, max: 4e12 }), { maxLength: 3000 }), (moments) => {
      for (const at of moments) expect(instantFrom(at).epochMilliseconds).toBe(at);
    }),
    { numRuns: 20 },
  );
});

it('what one act wrote for many teams is one moment, and what stands on one day is one date', () => {
  expect(instantFrom(1_812_000_000_123)).toBe(instantFrom(1_812_000_000_123));
  expect(dateFrom('2027-06-07')).toBe(dateFrom('2027-06-07'));
});
