import { describe, expect, it } from 'vitest';
import { cautiously } from '../../../../src/features/adopt/depth/caution.ts';
import { depthSettings } from '../../../../src/features/adopt/depth/depth-settings.ts';
import { judgeTeams } from '../../../../src/features/adopt/depth/judge-teams.ts';
import { chanceFrom } from '../../../simulation/chance.ts';
import { makeTeams, NOVELTY } from '../../../simulation/make-teams.ts';
import { changes, worlds } from '../../../simulation/worlds.ts';

const thresholds = { declining: 20, deepening: 200 };

describe('the caution before a change is shown', () => {
  const again = (declining: number, deepening: number) => () => ({ declining, deepening });

  it('asks for no second look where nothing would be shown', () => {
    const evidence = { declining: 19.9, deepening: 199 };
    const never = () => {
      throw new Error('nothing would be shown');
    };
    expect(cautiously(evidence, thresholds, never)).toBe(evidence);
  });

  it('leaves evidence as it is that reaches its threshold under more noise too', () => {
    const evidence = { declining: 25, deepening: 0.1 };
    expect(cautiously(evidence, thresholds, again(20, 0.2))).toBe(evidence);
    const both = { declining: 25, deepening: 300 };
    expect(cautiously(both, thresholds, again(21, 200))).toBe(both);
  });

  it('takes what is found under more noise where that is less', () => {
    const evidence = { declining: 25, deepening: 300 };
    expect(cautiously(evidence, thresholds, again(19.9, 210))).toEqual({
      declining: 19.9,
      deepening: 300,
    });
    expect(cautiously(evidence, thresholds, again(24, 199))).toEqual({
      declining: 25,
      deepening: 199,
    });
  });
});

describe('a verdict under more noise', () => {
  const world = worlds.find(({ name }) => name === 'ar7')!;
  const fall = changes.find(({ name }) => name === '-3 %')!.change;
  const careless = { ...depthSettings, cautionErrors: 0 };
  const look = { weeks: 18 + NOVELTY, named: new Set<number>(), settings: depthSettings };
  const rollouts = Array.from({ length: 6 }, (_, seed) =>
    makeTeams(world, chanceFrom(seed), look.weeks, fall),
  );

  it('shows nothing that it would not show without, and holds some of it back', () => {
    let [held, shown] = [0, 0];
    for (const teams of rollouts) {
      const without = judgeTeams(teams, { ...look, settings: careless }).teams;
      for (const [index, judged] of judgeTeams(teams, look).teams.entries()) {
        const other = without[index]!;
        if (other.verdict === judged.verdict) {
          expect(judged).toEqual(other);
          if (judged.verdict === 'declining') shown++;
          continue;
        }
        held++;
        expect(judged.verdict).toBe('not shown yet');
        expect(judged.evidence.declining).toBeLessThan(20);
        expect(other.evidence.declining).toBeGreaterThanOrEqual(20);
        expect(judged.moreWeeks).toBeGreaterThan(0);
      }
    }
    expect(held).toBeGreaterThan(0);
    expect(shown).toBeGreaterThan(held);
  });

  it('takes weeks for more alike the less is known of them', () => {
    for (const teams of rollouts) {
      const few = judgeTeams(teams, { ...look, weeks: 12 + NOVELTY }).noise;
      expect(few.cautiousRho).toBeGreaterThan(few.rho);
      expect(few.cautiousRho).toBeLessThan(1);
    }
  });
});
