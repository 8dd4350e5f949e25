import { describe, expect, it } from 'vitest';
import { watchStep } from '../../../../src/features/prepare/quality/error-watch.ts';
import { evidenceChart } from '../../../../src/features/prepare/quality/evidence-chart.ts';

const open = { isFrozen: false, isChosen: false };
const step = (reviews: number, errors: number, how = open) =>
  watchStep({ reviews, errors }, 0.1, how);

describe('the standing watch over errors', () => {
  it('sounds the alarm on evidence of more errors than the limit, and not on a bad start', () => {
    expect(step(2, 2)).toBe('nothing');
    expect(step(3, 3)).toBe('alarm');
    expect(step(40, 4)).toBe('nothing');
    expect(step(40, 16)).toBe('alarm');
    expect(step(40, 16, { ...open, isFrozen: true })).toBe('nothing');
  });

  it('has fewer drawn once the limit is shown, unless somebody chose how many', () => {
    expect(step(37, 0)).toBe('nothing');
    expect(step(38, 0)).toBe('fewer');
    expect(step(38, 0, { ...open, isChosen: true })).toBe('nothing');
    expect(step(38, 0, { ...open, isFrozen: true })).toBe('nothing');
  });
});

describe('the chart of evidence', () => {
  const today = Temporal.PlainDate.from('2027-02-17');

  it('shows by the end of each week what reviews prove at most, beside the limit', () => {
    const chart = evidenceChart(
      [
        { on: '2027-02-02', reviews: 22, errors: 0 },
        { on: '2027-02-10', reviews: 16, errors: 0 },
        { on: '2027-02-16', reviews: 4, errors: 4 },
      ],
      { limit: 0.1, today },
    );
    expect(chart?.categories).toEqual(['7 Feb', '14 Feb', '17 Feb']);
    expect(chart?.series[0]?.values.slice(0, 2)).toEqual([16.1, 9.7]);
    expect(chart?.series[0]?.values[2]).toBeGreaterThan(20);
    expect(chart?.series[1]?.values).toEqual([10, 10, 10]);
    expect(chart?.reads).toContain('With 42 reviews and 4 errors at most');
  });

  it('says nothing before the first review', () => {
    expect(evidenceChart([], { limit: 0.1, today })).toBeUndefined();
  });
});
