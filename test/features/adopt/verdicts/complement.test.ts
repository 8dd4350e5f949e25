import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TwoSeries } from '../../../../src/features/adopt/depth/two-series.ts';
import { emptyWeekCounts } from '../../../../src/features/adopt/depth/what-counts.ts';
import { partsToShow } from '../../../../src/features/adopt/verdicts/complement.ts';
import { addHidden, isRestSafe } from '../../../../src/features/adopt/verdicts/weekly-figures.ts';
import { pagesOf } from './adopted-pages.ts';

describe('what is shown of parts and their whole', () => {
  const people = fc.array(fc.nat(14), { maxLength: 12 });

  it('never leaves a rest of one to four people', () => {
    fc.assert(
      fc.property(people, (sizes) => {
        const parts = sizes.map((count, index) => ({ id: String(index), people: count }));
        const shown = partsToShow(parts);
        const rest = parts.filter(({ id }) => !shown.has(id));
        const left = rest.reduce((sum, one) => sum + one.people, 0);
        const all = parts.reduce((sum, one) => sum + one.people, 0);
        expect(left === 0 || left >= 5 || all < 5).toBe(true);
        for (const { id, people: count } of parts)
          if (shown.has(id)) expect(count).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it('holds back no more than it must', () => {
    fc.assert(
      fc.property(people, (sizes) => {
        const parts = sizes.map((count, index) => ({ id: String(index), people: count }));
        const large = parts.filter((one) => one.people >= 5).length;
        expect(partsToShow(parts).size).toBeGreaterThanOrEqual(Math.max(0, large - 1));
      }),
    );
  });

  it('leaves out a week of the whole by which a smaller part could be computed', () => {
    const counts = (...counted: number[]) => ({
      ...emptyWeekCounts(counted.length),
      counted: Int32Array.from(counted),
    });
    const hidden = new Int32Array(3);
    addHidden(hidden, counts(9, 9, 4), { usable: Int32Array.of(0, 1) } as TwoSeries);
    addHidden(hidden, counts(0, 3, 3), undefined);
    expect([...hidden]).toEqual([0, 3, 7]);
    expect([...hidden].map(isRestSafe)).toEqual([true, false, true]);
    expect([4, 5].map(isRestSafe)).toEqual([false, true]);
  });

  // Everything that pages print, subtracted from each other: whatever is left over is nobody, or five people.
  it('withstands subtracting the pages of all teams from the page of the whole', () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 5 }), (sizes) => {
        const { whole, teams } = pagesOf(
          sizes.map((count, index) => ({ name: `T${index}`, people: count })),
        );
        if (whole.figures === undefined) return;
        const left = { ...whole.figures.mix };
        for (const { figures } of teams) {
          for (const segment of Object.keys(left) as (keyof typeof left)[]) {
            left[segment] -= figures?.mix[segment] ?? 0;
          }
        }
        const rest = Object.values(left).reduce((sum, count) => sum + count, 0);
        expect(rest === 0 || rest >= 5).toBe(true);
        for (const { week, people: counted } of whole.figures.weeks) {
          const known = teams.flatMap(({ figures, verdict }) =>
            (figures?.weeks ?? []).filter(
              (one) =>
                verdict.firstWeekOn.add({ weeks: one.week }).toString() ===
                whole.verdict.firstWeekOn.add({ weeks: week }).toString(),
            ),
          );
          const other = counted - known.reduce((sum, one) => sum + one.people, 0);
          expect(other === 0 || other >= 5).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});
