import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameSetting } from '../../../../src/features/contract/loosening.ts';
import {
  type Directions,
  strictestGate,
} from '../../../../src/features/gates/gates/gate-strictness.ts';
import type { FrozenCriterion } from '../../../../src/features/gates/gates/gate-version.ts';

const easier: Directions = new Map([
  ['ready', 'lower'],
  ['back-ups', 'higher'],
]);
const asks = (name: string, value?: number, version = 1): FrozenCriterion => ({
  name,
  version,
  asks: `Is ${name} met?`,
  threshold: value === undefined ? undefined : { value, unit: '', means: '' },
});

describe('the strictest of two states of a gate', () => {
  it.each([
    ['a lower number where less is easier', asks('ready', 2), asks('ready', 0), asks('ready', 2)],
    ['a higher one', asks('ready', 2), asks('ready', 3), asks('ready', 3)],
    [
      'where more is easier, the lower',
      asks('back-ups', 15),
      asks('back-ups', 40),
      asks('back-ups', 15),
    ],
    [
      'and the lower one when that is new',
      asks('back-ups', 15),
      asks('back-ups', 9),
      asks('back-ups', 9),
    ],
    ['no threshold that nobody declared', asks('gone', 5), asks('gone', 9), asks('gone', 5)],
    ['no other definition', asks('ready', 2), asks('ready', 2, 2), asks('ready', 2)],
  ])('takes %s', (_what, frozen, wanted, expected) => {
    expect(strictestGate([frozen], [wanted], easier)).toEqual([expected]);
  });

  it('drops nothing that was frozen, and takes what is added', () => {
    const both = strictestGate([asks('a'), asks('b')], [asks('b'), asks('c')], easier);
    expect(both.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('asks at least what either asks, and is reached in any order', () => {
    const criterion = fc
      .tuple(fc.constantFrom('ready', 'back-ups'), fc.integer({ min: 0, max: 20 }))
      .map(([name, value]) => asks(name, value));
    const gate = fc.uniqueArray(criterion, { selector: ({ name }) => name });
    fc.assert(
      fc.property(gate, gate, (a, b) => {
        const one = strictestGate(a, b, easier);
        const byName = (list: readonly FrozenCriterion[]) =>
          list.toSorted((x, y) => (x.name < y.name ? -1 : 1));
        expect(byName(one)).toEqual(byName(strictestGate(b, a, easier)));
        expect(sameSetting(strictestGate(a, one, easier), strictestGate(one, a, easier))).toBe(
          true,
        );
        expect(byName(strictestGate(one, a, easier))).toEqual(byName(one));
      }),
    );
  });
});
