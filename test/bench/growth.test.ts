import { expect, it } from 'vitest';
import {
  growthExponent,
  growthOf,
  growthTable,
  isLinear,
  isMet,
  type Measured,
  type SizeRow,
} from './growth.ts';

const row = (values: [number, Measured][]): SizeRow => ({
  what: 'status',
  state: 'after a write',
  unit: 'ms',
  target: { value: 100, held: 50 },
  bySize: new Map(values),
});

it('calls ten times the cost for ten times the teams linear, and a hundred times worse', () => {
  expect(growthExponent([100, 20], [1000, 200])).toBeCloseTo(1);
  expect(growthExponent([100, 20], [1000, 2000])).toBeCloseTo(2);
  expect(
    isLinear(
      row([
        [100, { value: 20 }],
        [1000, { value: 200 }],
      ]),
    ),
  ).toBe(true);
  expect(
    isLinear(
      row([
        [100, { value: 20 }],
        [1000, { value: 2000 }],
      ]),
    ),
  ).toBe(false);
});

it('does not take noise below a few milliseconds for growth', () => {
  expect(growthExponent([100, 0.1], [1000, 4])).toBe(0);
});

it('says nothing of growth where one of two sizes took too long', () => {
  const over = row([
    [100, { value: 20 }],
    [1000, { note: 'over 10 s' }],
  ]);
  expect(growthOf(over)).toEqual([undefined]);
  expect(isLinear(over)).toBeUndefined();
  expect(isMet(over)).toBe(false);
});

it('misses a target at one size, or by holding up everyone else', () => {
  expect(
    isMet(
      row([
        [100, { value: 20, held: 20 }],
        [1000, { value: 99, held: 49 }],
      ]),
    ),
  ).toBe(true);
  expect(
    isMet(
      row([
        [100, { value: 20, held: 20 }],
        [1000, { value: 101, held: 49 }],
      ]),
    ),
  ).toBe(false);
  expect(isMet(row([[100, { value: 20, held: 51 }]]))).toBe(false);
});

it('asks for more, not less, where answers a second are counted', () => {
  const answers = { ...row([[100, { value: 2500 }]]), unit: '/s', target: { value: 2000 } };
  expect(isMet(answers)).toBe(true);
  expect(isMet({ ...answers, bySize: new Map([[100, { value: 1500 }]]) })).toBe(false);
});

it('prints each size beside the target, with the growth between them', () => {
  const table = growthTable(
    [
      row([
        [100, { value: 20, held: 19 }],
        [1000, { value: 240, held: 31 }],
      ]),
    ],
    [100, 1000],
  );
  expect(table).toContain('20 / 19');
  expect(table).toMatch(/240 \/ 31 +<= 100 \/ 50 +missed +1\.08 +linear or better/);
});
