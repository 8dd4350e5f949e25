import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endLabelHeights } from '../../../src/practice/page/blocks/end-labels.ts';

describe('the last values of the lines of a chart', () => {
  it('stand above their points, and below where two lines end together', () => {
    expect(endLabelHeights([18, 200])).toEqual([9, 191]);
    expect(endLabelHeights([18, 22])).toEqual([9, 39]);
    expect(endLabelHeights([22, 18])).toEqual([39, 9]);
  });

  it('never cover one another', () => {
    const ends = fc.array(fc.integer({ min: 18, max: 222 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(ends, (heights) => {
        const labels = endLabelHeights(heights).toSorted((a, b) => a - b);
        expect(labels).toHaveLength(heights.length);
        for (const [at, label] of labels.entries())
          if (at > 0) expect(label - (labels[at - 1] ?? 0)).toBeGreaterThanOrEqual(13);
      }),
    );
  });
});
