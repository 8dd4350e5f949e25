import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandOf,
  bands,
  countsTo,
  leavesDoubt,
} from '../../../../src/features/adopt/pulses/pulse-band.ts';
import {
  type Cell,
  type Counted,
  judgeCells,
  outcomesOf,
  TOGETHER,
} from '../../../../src/features/adopt/pulses/pulse-cell.ts';

const said = (group: string, names: string, yes: number): Counted[] =>
  [...names].map((person, index) => ({ person, group, saysYes: index < yes }));
const ids = () => {
  let count = 0;
  return () => `cell ${++count}`;
};
const cells = (judged: readonly { cell: Cell }[]) => judged.map(({ cell }) => cell);

describe('the bands of a share', () => {
  it('are few below 40 %, most from 60 %, and about half between', () => {
    expect(countsTo(10).map((yes) => bandOf(yes, 10))).toEqual([
      ...Array.from({ length: 4 }, () => 'few'),
      'half',
      'half',
      ...Array.from({ length: 5 }, () => 'most'),
    ]);
    expect(bandOf(39, 100)).toBe('few');
    expect(bandOf(40, 100)).toBe('half');
    expect(bandOf(59, 100)).toBe('half');
    expect(bandOf(60, 100)).toBe('most');
  });

  it('leave doubt about everybody, also to one who answered too, from five people on', () => {
    for (let people = 5; people <= 60; people += 1)
      for (const band of bands) {
        const possible = countsTo(people).filter((yes) => bandOf(yes, people) === band);
        expect(leavesDoubt(possible, people), `${band} of ${people}`).toBe(true);
      }
  });

  it('would leave none if “few” of five could only be one', () => {
    expect(leavesDoubt([0, 1], 5)).toBe(false);
    expect(leavesDoubt([4, 5], 5)).toBe(false);
    expect(leavesDoubt([0, 1, 2], 5)).toBe(true);
  });
});

describe('what is told after a pulse', () => {
  it('is nothing of four people, and a band of five', () => {
    expect(judgeCells([], said('claims', 'abcd', 4), ids())).toEqual([]);
    const [first] = judgeCells([], said('claims', 'abcde', 4), ids());
    expect(first).toMatchObject({ isNew: true, cell: { group: 'claims', band: 'most' } });
  });

  it('puts teams that are too small together', () => {
    const judged = judgeCells([], [...said('a', 'abc', 3), ...said('b', 'de', 2)], ids());
    expect(cells(judged)).toMatchObject([{ group: TOGETHER, members: [...'abcde'], band: 'most' }]);
  });

  it('lets newcomers wait until five of them can be told of', () => {
    const before = cells(judgeCells([], said('claims', 'abcde', 0), ids()));
    const four = judgeCells(before, said('claims', 'wxyzabcde', 4), ids());
    expect(four.map(({ isNew }) => isNew)).toEqual([false]);
    const five = judgeCells(before, said('claims', 'vwxyzabcde', 5), ids());
    expect(five.map(({ cell }) => cell.band)).toEqual(['few', 'most']);
  });

  it('does not change where somebody who is missing could explain it', () => {
    // Five of nine said yes; without one of them it is four of eight, and might as well be three.
    const before = cells(judgeCells([], said('claims', 'abcdefghi', 5), ids()));
    expect(before[0]?.band).toBe('half');
    const judged = judgeCells(before, said('claims', 'abcdefgh', 5), ids());
    expect(judged[0]).toMatchObject({ before: undefined, cell: { band: 'half' } });
  });

  it('changes where people have changed their minds, and then rests on those who are there', () => {
    const before = cells(judgeCells([], said('claims', 'abcdefghi', 5), ids()));
    const [judged] = judgeCells(before, said('claims', 'abcdefgh', 8), ids());
    expect(judged).toMatchObject({
      before: 'half',
      cell: { band: 'most', basis: [...'abcdefgh'] },
    });
    expect(judged?.cell.members).toHaveLength(9);
  });

  it('counts somebody who changed teams neither here nor there', () => {
    const before = cells(judgeCells([], said('claims', 'abcdef', 0), ids()));
    const moved = [...said('claims', 'abcde', 5), ...said('billing', 'f', 1)];
    const judged = judgeCells(before, moved, ids());
    expect(judged).toHaveLength(1);
    expect(judged[0]?.cell.band).toBe('most');
  });

  it('never tells anything that leaves no doubt, whoever is missing', () => {
    const number = fc.integer({ min: 5, max: 40 });
    fc.assert(
      fc.property(number, fc.nat(40), fc.constantFrom(...bands), (was, missing, band) => {
        const present = Math.max(0, was - missing);
        const outcomes = outcomesOf(band, { was, present });
        if (present < 5) expect(new Set(outcomes)).toEqual(new Set(['same']));
        for (const told of present < 5 ? [] : new Set(outcomes)) {
          const possible = countsTo(present).filter((yes) => outcomes[yes] === told);
          expect(leavesDoubt(possible, present)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has nobody in two cells of one question, whatever happens', () => {
    const answer = fc.record({
      person: fc.integer({ min: 0, max: 30 }).map(String),
      group: fc.constantFrom('a', 'b', 'c'),
      saysYes: fc.boolean(),
    });
    const pulse = fc.uniqueArray(answer, { selector: ({ person }) => person, maxLength: 31 });
    fc.assert(
      fc.property(fc.array(pulse, { maxLength: 12 }), (pulses) => {
        let now: Cell[] = [];
        for (const answers of pulses) now = cells(judgeCells(now, answers, ids()));
        const members = now.flatMap((cell) => cell.members);
        expect(new Set(members).size).toBe(members.length);
        for (const cell of now) {
          expect(cell.basis.length).toBeGreaterThanOrEqual(5);
          expect(cell.basis.every((one) => cell.members.includes(one))).toBe(true);
        }
      }),
    );
  });
});
