import { describe, expect, it } from 'vitest';
import { barrierOf, type ToldShare } from '../../../../src/features/adopt/barriers/barrier.ts';
import type { Band } from '../../../../src/features/adopt/pulses/pulse-band.ts';
import { constructs } from '../../../../src/features/adopt/pulses/pulse-item.ts';

const told = (people: number, ...bands: (Band | undefined)[]) =>
  new Map(
    constructs.flatMap((construct, at): [typeof construct, ToldShare[]][] => {
      const band = bands[at];
      return band === undefined ? [] : [[construct, [{ band, people }]]];
    }),
  );

describe('what holds people back', () => {
  it('is the one construct that few say yes to while most say yes to the others', () => {
    const barrier = barrierOf(told(15, 'most', 'most', 'few', 'most'));
    expect(barrier).toEqual({ kind: 'named', construct: 'doing' });
  });

  it('is mixed where so few people could show anything', () => {
    // Few of six may be two, so four of six are weak: from 30 % on, which is below the 33 % of the others.
    expect(barrierOf(told(6, 'most', 'most', 'few', 'most'))).toEqual({ kind: 'mixed' });
    expect(barrierOf(told(7, 'most', 'most', 'few', 'most'))).toMatchObject({ kind: 'named' });
  });

  it('is mixed where another may be as weak', () => {
    expect(barrierOf(told(40, 'most', 'half', 'few', 'most'))).toEqual({ kind: 'mixed' });
    expect(barrierOf(told(15, 'few', 'most', 'few', 'most'))).toEqual({ kind: 'mixed' });
    expect(barrierOf(told(15, 'half', 'half', 'half', 'half'))).toEqual({ kind: 'mixed' });
  });

  it('is nothing where most say yes to all, and unknown before all four were told of', () => {
    expect(barrierOf(told(15, 'most', 'most', 'most', 'most'))).toEqual({ kind: 'none' });
    expect(barrierOf(told(15, 'most', 'most', 'few', undefined))).toEqual({ kind: 'unknown' });
    expect(barrierOf(new Map())).toEqual({ kind: 'unknown' });
  });
});
