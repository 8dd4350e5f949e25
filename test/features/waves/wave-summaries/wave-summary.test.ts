import { describe, expect, it } from 'vitest';
import {
  type OpenPoint,
  waveSummary,
} from '../../../../src/features/waves/wave-summaries/wave-summary.ts';

const point = (what: string, weight: number): OpenPoint => ({
  team: 'Claims',
  what,
  settledBy: 'Mia answers.',
  who: ['Mia Chen'],
  weight,
});

describe('what is open in a wave', () => {
  it('begins with what weighs most, so that a must is never among the points left out', () => {
    const small = Array.from({ length: 6 }, (_, index) =>
      point(`Answer ${index + 1} is missing`, 1),
    );
    const summary = waveSummary({
      rolloutName: 'Support copilot',
      number: 0,
      state: 'baking',
      workingDays: 10,
      workingDaysLeft: 4,
      bakesUntil: Temporal.PlainDate.from('2027-02-19'),
      teams: [],
      openPoints: [...small, point('Escalations at night reach nobody', 3)],
      credit: { names: [], adopters: 0 },
      today: Temporal.PlainDate.from('2027-02-15'),
    });
    expect(summary.shown[0]?.what).toBe('Escalations at night reach nobody');
    expect(summary.shown).toHaveLength(6);
    expect(summary.more).toBe(1);
  });
});
