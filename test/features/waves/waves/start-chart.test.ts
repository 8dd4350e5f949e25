import { describe, expect, it } from 'vitest';
import { startChart } from '../../../../src/features/waves/waves/start-chart.ts';

const on = (date: string) => Temporal.PlainDate.from(date);

describe('the figure of a digest', () => {
  it('counts the live teams by the week of their start, the pilot’s among them', () => {
    const days = [
      { on: on('2027-02-08'), started: 2 },
      { on: on('2027-02-24'), started: 3 },
    ];
    const chart = startChart({ days, isPilotLive: true, teams: 12 }, on('2027-03-01'));
    expect(chart?.categories).toEqual(['1 Feb', '8 Feb', '15 Feb', '22 Feb', '1 Mar']);
    expect(chart?.series).toEqual([{ name: 'Teams', values: [1, 3, 3, 6, 6] }]);
    expect(chart?.reads).toBe(
      '6 of 12 teams are live, the pilot’s among them; 5 of them started in the last four weeks.',
    );
  });

  it('leaves the pilot out while it is not live', () => {
    const days = [{ on: on('2027-02-08'), started: 2 }];
    const chart = startChart({ days, isPilotLive: false, teams: 3 }, on('2027-02-10'));
    expect(chart?.series).toEqual([{ name: 'Teams', values: [0, 2] }]);
    expect(chart?.reads).toContain('2 of 3 teams are live; 2 of them');
  });

  it('shows twelve weeks at most, and nothing before the first wave', () => {
    const days = [{ on: on('2027-02-08'), started: 2 }];
    const chart = startChart({ days, isPilotLive: true, teams: 3 }, on('2027-09-06'));
    expect(chart?.categories).toHaveLength(12);
    expect(chart?.reads).toContain('none of them started in the last four weeks');
    expect(startChart({ days: [], isPilotLive: true, teams: 3 }, on('2027-09-06'))).toBeUndefined();
  });
});
