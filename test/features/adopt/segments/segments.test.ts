import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentrationOf } from '../../../../src/features/adopt/segments/concentration.ts';
import { movementOf, retentionOf } from '../../../../src/features/adopt/segments/movement.ts';
import {
  definitionFor,
  mixOf,
  segmentOf,
  stageOf,
} from '../../../../src/features/adopt/segments/segment.ts';
import {
  medianWeeks,
  survivalOf,
  watchHabit,
} from '../../../../src/features/adopt/segments/time-to-habit.ts';
import { wilsonInterval } from '../../../../src/features/adopt/segments/wilson.ts';

const twelve = definitionFor({ weeksSinceStart: 30, powerShare: 0.7 });
const four = definitionFor({ weeksSinceStart: 13, powerShare: 0 });
const mature = definitionFor({ weeksSinceStart: 53, powerShare: 0.6 });
const weeks = (count: number, actions: number) => new Array<number>(count).fill(actions);

it('all bars move with what is said to be much for a source', () => {
  const known = { weeksSinceStart: 53, powerShare: 0.6 };
  expect(definitionFor(known)).toMatchObject({ habitActions: 25, powerMean: 50 });
  expect(definitionFor(known, 30)).toMatchObject({ habitActions: 50, powerMean: 100 });
  expect(definitionFor({ ...known, powerShare: 0 }, 40)).toMatchObject({
    ...{ habitActions: 1, powerMean: 40 },
  });
});

describe('the interval of a share', () => {
  it.each([
    [0, 10, 0, 0.2775],
    [9, 15, 0.3575, 0.8018],
    [12, 15, 0.5481, 0.9295],
    [60, 100, 0.502, 0.6906],
    [5, 80, 0.027, 0.1381],
  ])('of %i of %i is the published one', (part, whole, low, high) => {
    const interval = wilsonInterval(part, whole);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is everything for none, and holds the share', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (part, rest) => {
        const { low, high } = wilsonInterval(part, part + rest);
        const share = part / (part + rest || 1);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        if (part + rest > 0) {
          expect(low).toBeLessThanOrEqual(share);
          expect(high).toBeGreaterThanOrEqual(share);
        }
      }),
    );
  });
});

describe('segments of people', () => {
  it('go by the published twelve weeks', () => {
    expect(twelve.name).toBe('twelve weeks');
    expect(segmentOf([...weeks(9, 20), ...weeks(3, 0)], twelve)).toBe('power');
    expect(segmentOf([...weeks(9, 19), ...weeks(3, 0)], twelve)).toBe('habitual');
    expect(segmentOf([...weeks(8, 90), ...weeks(4, 0)], twelve)).toBe('novice');
    expect(segmentOf([...weeks(11, 0), 12], twelve)).toBe('novice');
    expect(segmentOf([...weeks(11, 0), 11], twelve)).toBe('low');
    expect(segmentOf(weeks(12, 0), twelve)).toBe('non-user');
    expect(segmentOf(weeks(11, 50), twelve)).toBe('new');
  });

  it('look at the last weeks alone', () => {
    expect(segmentOf([...weeks(40, 50), ...weeks(12, 0)], twelve)).toBe('non-user');
    expect(segmentOf([...weeks(40, 0), ...weeks(12, 15)], twelve)).toBe('power');
  });

  it('go by four weeks in the first three months', () => {
    expect(four.name).toBe('four weeks');
    expect(segmentOf(weeks(4, 15), four)).toBe('power');
    expect(segmentOf(weeks(4, 14), four)).toBe('habitual');
    expect(segmentOf([30, 30, 0, 30], four)).toBe('novice');
    expect(segmentOf([0, 0, 3, 0], four)).toBe('low');
  });

  it('have a higher bar after a year in which most have become power users', () => {
    expect(mature.name).toBe('mature');
    expect(definitionFor({ weeksSinceStart: 53, powerShare: 0.59 }).name).toBe('twelve weeks');
    expect(definitionFor({ weeksSinceStart: 52, powerShare: 0.9 }).name).toBe('twelve weeks');
    expect(segmentOf(weeks(12, 49), mature)).toBe('habitual');
    expect(segmentOf(weeks(12, 50), mature)).toBe('power');
    expect(segmentOf(weeks(12, 24), mature)).toBe('novice');
  });

  it('say how far a team is, by its power users among everyone with access', () => {
    const mix = (power: number, others: number) =>
      mixOf([
        ...weeks(power, 0).map(() => 'power' as const),
        ...weeks(others, 0).map(() => 'new' as const),
      ]);
    expect([1, 2, 4, 6].map((power) => stageOf(mix(power, 10 - power)))).toEqual([
      'beginning',
      'spreading',
      'established',
      'mature',
    ]);
    expect(stageOf(mix(0, 0))).toBe('beginning');
  });
});

describe('movement between segments', () => {
  it('is counted between windows that share no week, of people who were there for both', () => {
    const movement = movementOf(
      [
        { actions: [...weeks(4, 0), ...weeks(4, 5)], hasLeft: false },
        { actions: [...weeks(4, 20), ...weeks(4, 5)], hasLeft: false },
        { actions: weeks(8, 5), hasLeft: false },
        { actions: weeks(7, 5), hasLeft: false },
        { actions: [...weeks(4, 20), ...weeks(4, 0)], hasLeft: true },
      ],
      four,
    );
    expect(movement).toMatchObject({ people: 3, up: 1, down: 1 });
    expect(movement.upShare).toEqual(wilsonInterval(1, 2));
  });

  it('tells those who lost the habit from those who left the company', () => {
    const retention = retentionOf(
      [
        { actions: weeks(8, 5), leftWeeksAgo: undefined },
        { actions: [...weeks(4, 5), ...weeks(4, 0)], leftWeeksAgo: undefined },
        { actions: weeks(6, 5), leftWeeksAgo: 2 },
        { actions: weeks(6, 5), leftWeeksAgo: 5 },
        { actions: weeks(8, 0), leftWeeksAgo: undefined },
      ],
      four,
    );
    expect(retention).toEqual({ had: 3, kept: 1, lost: 1, left: 1 });
  });
});

describe('the time until something becomes a habit', () => {
  // Freireich et al. 1963, weeks of remission under 6-mercaptopurine; a plus means: not yet.
  const published = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
    .split(' ')
    .map((one) => ({ weeks: Number.parseInt(one, 10), happened: !one.endsWith('+') }));

  it('is estimated as published', () => {
    const steps = survivalOf(published).map(({ weeks: at, share }) => [at, share.toFixed(4)]);
    expect(steps).toEqual([
      [6, '0.8571'],
      [7, '0.8067'],
      [10, '0.7529'],
      [13, '0.6902'],
      [16, '0.6275'],
      [22, '0.5378'],
      [23, '0.4482'],
    ]);
    expect(medianWeeks(published)).toBe(23);
  });

  it('is not known while fewer than half have got there, however quick those were', () => {
    expect(medianWeeks([{ weeks: 4, happened: true }, ...published.slice(-2)])).toBeUndefined();
  });

  it('counts from access to the first window that is a habit', () => {
    expect(watchHabit([0, 0, 3, 3, 3, 3, 0], four)).toEqual({ weeks: 6, happened: true });
    expect(watchHabit([0, 0, 3, 3, 3], four)).toEqual({ weeks: 5, happened: false });
  });
});

describe('how few carry the use', () => {
  it('is said of ten people or more of whom a fifth does four fifths', () => {
    expect(concentrationOf([40, 40, ...weeks(8, 2.5)])).toMatchObject({ isCarriedByFew: true });
    expect(concentrationOf([40, 39, ...weeks(8, 2.5)])).toMatchObject({ isCarriedByFew: false });
    expect(concentrationOf([90, ...weeks(8, 1)])).toMatchObject({ isCarriedByFew: false });
    expect(concentrationOf(weeks(12, 0))).toBeUndefined();
  });

  it('is nothing when all do the same, and nearly one when one does everything', () => {
    expect(concentrationOf(weeks(10, 7))?.gini).toBeCloseTo(0, 12);
    expect(concentrationOf([100, ...weeks(9, 0)])?.gini).toBeCloseTo(0.9, 12);
    expect(concentrationOf([1, 3])?.gini).toBeCloseTo(0.25, 12);
  });
});
