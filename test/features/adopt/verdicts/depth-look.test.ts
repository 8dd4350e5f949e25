import { describe, expect, it } from 'vitest';
import { markUsageChanged } from '../../../../src/features/adopt/usage-sources/usage-sources.store.ts';
import {
  findDepthLook,
  findVerdict,
  listVerdicts,
} from '../../../../src/features/adopt/verdicts/verdicts.store.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { newsOf } from '../../../support/news.ts';
import { listAudit } from '../../../support/record.ts';
import type { World } from '../../../support/world.ts';
import { openUsageOffice, type UsedTeam } from './usage-office.ts';

const steady: UsedTeam = { name: 'Steady', people: 10 };
const falling: UsedTeam = {
  name: 'Falling',
  people: 10,
  factor: (_, week) => 0.95 ** Math.max(0, week - 6),
};
const rising: UsedTeam = {
  name: 'Rising',
  people: 10,
  factor: (_, week) => 1.05 ** Math.max(0, week - 4),
};
const burning: UsedTeam = {
  name: 'Burning',
  people: 10,
  factor: (person, week) => (person < 2 ? 1.25 ** Math.max(0, week - 4) : 1),
};
const small: UsedTeam = { name: 'Small', people: 4 };

function verdictsAfter(weeks: number) {
  const office = openUsageOffice([steady, falling, rising, burning, small], 30);
  office.look(weeks);
  const found = listVerdicts(office.database, office.rollout.id, 'team');
  return Object.fromEntries(found.map(({ scopeId, judged }) => [scopeId.slice(2), judged.verdict]));
}

describe('the look at a rollout’s use', () => {
  it('tells teams that fall, rise, stay, burn tokens and are too small', () => {
    expect(verdictsAfter(30)).toEqual({
      Steady: 'not shown yet',
      Falling: 'declining',
      Rising: 'deepening',
      Burning: 'not shown yet',
      Small: 'too small',
    });
  });

  it('says nothing of any team in the first fourteen weeks', () => {
    expect(new Set(Object.values(verdictsAfter(13)))).toEqual(new Set(['too early', 'too small']));
  });

  it('is made once for each week and each change of the figures, and answers at the end', () => {
    const office = openUsageOffice([steady, falling], 20);
    expect(office.look(18).at(-1)).toBe('The use of 2 teams was judged.');
    expect(office.look(18)).toEqual([]);
    expect(office.look(19)).not.toEqual([]);
    markUsageChanged(office.database, office.rollout.id, office.requestAfter(19).now);
    expect(office.look(19)).not.toEqual([]);
    expect(findDepthLook(office.database, office.rollout.id)?.look).toBe(3);
  });

  it('keeps the day on which a verdict was given first, and what was said before', () => {
    const office = openUsageOffice([steady, falling], 30);
    const told = [14, 20, 26, 30].map((weeks) => {
      office.look(weeks);
      const found = findVerdict(office.database, office.rollout.id, {
        scope: 'team',
        scopeId: 'T-Falling',
      });
      return [found?.judged.verdict, found?.givenOn.toString(), found?.before];
    });
    const given = told.find(([verdict]) => verdict === 'declining')?.[1];
    expect(told[0]?.[0]).toBe('not shown yet');
    expect(told.at(-1)).toEqual(['declining', given, 'not shown yet']);
  });

  it('puts a verdict that says something into the record, once, with its evidence', () => {
    const office = openUsageOffice([steady, falling], 30);
    for (const weeks of [24, 26, 28, 30]) office.look(weeks);
    const acts = listAudit(office.database, office.rollout.id, 50).filter(
      ({ subject }) => subject === 'team:T-Falling',
    );
    expect(acts.map(({ act }) => act)).toEqual(['depth-verdicts.change']);
    expect(acts[0]?.says).toMatch(
      /^Falling: Use has been falling since about the week of \d+ \w+: those who use it do less\.$/,
    );
    expect(acts[0]?.after).toMatchObject({ verdict: 'declining', people: 10 });
  });

  it('tells a team’s champion once that it is to be watched, before anything is shown', () => {
    const office = openUsageOffice([steady, falling], 30);
    const stage = { database: office.database, now: () => office.requestAfter(12).now };
    putInOffice(stage as World, office.teams[1]!, 'U001X000', { certified: false });
    const heard = () => newsOf(stage as World, { id: 'U001X000' });
    const told = Array.from({ length: 17 }, (_, after) => {
      office.look(14 + after);
      const scope = { scope: 'team' as const, scopeId: 'T-Falling' };
      const found = findVerdict(office.database, office.rollout.id, scope);
      return { verdict: found?.judged.verdict, said: heard().length };
    });
    const first = told.find(({ said }) => said > 0);
    expect(first).toEqual({ verdict: 'not shown yet', said: 1 });
    expect(told.at(-1)?.verdict).toBe('declining');
    expect(Math.max(...told.map(({ said }) => said))).toBe(1);
    expect(newsOf(stage as World, { id: 'U000X000' })).toEqual([]);
  });

  it('tells the champion of a team that falls from the start before a verdict is possible', () => {
    const sinking = { ...falling, factor: (_: number, week: number) => 0.9 ** week };
    const office = openUsageOffice([steady, sinking], 14);
    const stage = { database: office.database, now: () => office.requestAfter(9).now };
    putInOffice(stage as World, office.teams[1]!, 'U001X000', { certified: false });
    const told = [9, 10, 11, 12, 13].map((weeks) => {
      office.look(weeks);
      const scope = { scope: 'team' as const, scopeId: 'T-Falling' };
      const found = findVerdict(office.database, office.rollout.id, scope)?.judged;
      const said = newsOf(stage as World, { id: 'U001X000' });
      return [found?.weeks, found?.verdict, said.length];
    });
    expect(told[0]).toEqual([7, 'too early', 0]);
    expect(told.at(-1)).toEqual([11, 'too early', 1]);
    expect(JSON.stringify(newsOf(stage as World, { id: 'U001X000' }))).toContain('A watch, not a');
  });

  it('judges all people together, and a wave by its own', () => {
    const office = openUsageOffice([steady, falling, small], 30);
    const stage = { database: office.database, now: () => office.requestAfter(30).now };
    startWaveWith(stage, office.rollout, 1, office.teams.slice(1));
    office.look(30);
    const [wave] = listVerdicts(office.database, office.rollout.id, 'wave');
    expect([wave?.scopeId, wave?.judged.people, wave?.judged.verdict]).toEqual([
      '1',
      14,
      'declining',
    ]);
    const [whole] = listVerdicts(office.database, office.rollout.id, 'rollout');
    expect(whole?.judged.people).toBe(24);
    expect(whole?.judged.evidence.declining).toBeGreaterThan(1);
  });
});
