import { describe, expect, it } from 'vitest';
import type { DepthVerdict } from '../../../../src/features/adopt/depth/depth-verdict.ts';
import {
  earlyVictoryOf,
  sayEarlyVictory,
  sayFalseLabels,
} from '../../../../src/features/adopt/verdicts/early-victory.ts';
import { teamsToName } from '../../../../src/features/adopt/verdicts/named-teams.ts';
import { isWatched } from '../../../../src/features/adopt/verdicts/stored-verdict.ts';

describe('the mirror of early victory', () => {
  const team = (weekOneShare: number | undefined, verdict: 'declining' | 'plateau') => ({
    weekOneShare,
    verdict,
  });

  it('counts the teams that week one would have praised, and those that fell since', () => {
    const found = earlyVictoryOf([
      team(0.6, 'declining'),
      team(0.9, 'plateau'),
      team(0.59, 'declining'),
      team(undefined, 'declining'),
    ]);
    expect(found).toEqual({ teams: 3, praised: 2, declinedSince: 1, deepenedSince: 0 });
    expect(sayEarlyVictory(found)).toBe(
      'By use in week one, 2 of 3 teams would have been called a success; 1 of them has declined since.',
    );
  });

  it('says nothing where nobody would have praised anything', () => {
    expect(sayEarlyVictory(earlyVictoryOf([team(0.2, 'declining')]))).toBeUndefined();
  });

  it('says how many labels to expect that are wrong', () => {
    expect(sayFalseLabels(12)).toContain('fewer than one would be named wrongly');
    expect(sayFalseLabels(700)).toContain('about 10 teams would be named wrongly');
  });
});

describe('teams that are named without being asked for', () => {
  const team = (id: number, evidence: number) => ({
    id: String(id),
    verdict: 'declining' as const,
    evidence: { declining: evidence, deepening: 0 },
  });
  const quiet = (id: number) => ({ ...team(id, 0.1), verdict: 'not shown yet' as const });

  it('are all that are shown, among few', () => {
    expect(teamsToName([team(1, 20), quiet(2)])).toEqual(new Set(['1']));
  });

  it('are those that stand out, among many', () => {
    const others = Array.from({ length: 98 }, (_, index) => quiet(index + 10));
    expect(teamsToName([team(1, 999), team(2, 20), ...others])).toEqual(new Set());
    expect(teamsToName([team(1, 1000), team(2, 20), ...others])).toEqual(new Set(['1']));
    expect(teamsToName([team(1, 600), team(2, 500), ...others])).toEqual(new Set(['1', '2']));
  });
});

describe('a watch on a team', () => {
  const judged = (declining: number) => ({
    verdict: 'not shown yet' as DepthVerdict,
    weeks: 12,
    evidence: { declining },
  });

  it('begins before a verdict and lasts until little speaks for it', () => {
    expect(isWatched(judged(4.9), false)).toBe(false);
    expect(isWatched(judged(5), false)).toBe(true);
    expect(isWatched(judged(2), true)).toBe(true);
    expect(isWatched(judged(1.9), true)).toBe(false);
    expect(isWatched({ ...judged(50), verdict: 'declining' }, true)).toBe(false);
    expect(isWatched({ ...judged(50), verdict: 'too small' }, true)).toBe(false);
  });

  it('begins while it is too early for a verdict, but not before eight weeks tell the noise', () => {
    const early = (weeks: number) => ({ ...judged(6), verdict: 'too early' as const, weeks });
    expect(isWatched(early(7), false)).toBe(false);
    expect(isWatched(early(8), false)).toBe(true);
    expect(isWatched({ ...early(11), evidence: { declining: 30 } }, true)).toBe(true);
    expect(isWatched({ ...early(11), evidence: { declining: 1.9 } }, true)).toBe(false);
  });
});
