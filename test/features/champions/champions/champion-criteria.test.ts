import { describe, expect, it } from 'vitest';
import { championCriteria } from '../../../../src/features/champions/champions/champions.criteria.ts';
import type { Gate } from '../../../../src/features/contract/gate.ts';
import { contextIn } from '../../../support/requests.ts';
import {
  type ChampionWorld,
  jumpTo,
  makeChampion,
  nominate,
  startChampionWorld,
} from './champion-story.ts';

function judge(world: ChampionWorld, name: string, gate: Gate, threshold = 15) {
  const criterion = championCriteria.find((one) => one.name === name);
  if (criterion === undefined) throw new Error(`There is no criterion ${name}.`);
  return criterion.judge(contextIn(world, world.rollout.id), gate, threshold);
}

describe('what champions are to a gate', () => {
  it('a wave opens only when each of its teams has a champion in office with hours', async () => {
    const world = await startChampionWorld();
    const { id: rolloutId } = world.rollout;
    const teamIds = [world.claims.id, world.billing.id];
    const gate: Gate = { kind: 'wave', rolloutId, wave: 0, teamIds };
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks', { until: '2027-01-31' });
    await nominate(world, 'Tom Albrecht', 'nominate @Bao Nguyen');
    const half = judge(world, 'champions.every-team', gate);
    expect(half.verdict).toBe('fail');
    expect(half.measured).toBe('1 of 2 teams has a champion in office with approved hours');
    expect(half.settledBy).toBe('*Billing*: Linh Tran decides on the hours of Bao Nguyen.');
    expect(half.obliges.map((one) => [one.personId, one.label])).toEqual([
      ['ULINH', 'Decide on the hours'],
    ]);
    const alone: Gate = { ...gate, teamIds: [world.claims.id] };
    expect(judge(world, 'champions.every-team', alone).verdict).toBe('pass');
    await jumpTo(world, '2027-02-01T09:00:00Z');
    expect(judge(world, 'champions.every-team', alone).verdict).toBe('fail');
  });

  it('a champion whose hours begin later is none until then, and nobody owes anything for it', async () => {
    const world = await startChampionWorld();
    const gate: Gate = {
      kind: 'wave',
      rolloutId: world.rollout.id,
      wave: 0,
      teamIds: [world.claims.id],
    };
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks', {
      from: '2027-01-11',
      until: '2027-06-30',
    });
    const desk = await world.as('Mia Chen').command('/champion');
    expect(desk.text).toContain('until then you don’t count as champion');
    const early = judge(world, 'champions.every-team', gate);
    expect(early.verdict).toBe('fail');
    expect(early.settledBy).toContain('the hours of Mia Chen begin on Monday 11 January');
    expect(early.obliges).toEqual([]);
    await jumpTo(world, '2027-01-11T09:00:00Z');
    expect(judge(world, 'champions.every-team', gate).verdict).toBe('pass');
  });

  it('a wave without teams has no data', async () => {
    const world = await startChampionWorld();
    const gate: Gate = { kind: 'wave', rolloutId: world.rollout.id, wave: 0, teamIds: [] };
    expect(judge(world, 'champions.every-team', gate).verdict).toBe('no-data');
  });

  it('a team above the size asks for a back-up, and its champion is who names one', async () => {
    const world = await startChampionWorld();
    const { id: rolloutId } = world.rollout;
    const gate: Gate = { kind: 'wave', rolloutId, wave: 0, teamIds: [world.claims.id] };
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    expect(judge(world, 'champions.back-ups', gate, 15).verdict).toBe('pass');
    const large = judge(world, 'champions.back-ups', gate, 4);
    expect(large.verdict).toBe('fail');
    expect(large.measured).toBe('0 of 1 team with more than 4 people has a back-up');
    expect(large.obliges.map((one) => one.personId)).toEqual(['UMIA']);
    expect(large.settledBy).toContain('*Claims*: Mia Chen names a back-up');
    await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
    expect(judge(world, 'champions.back-ups', gate, 4).verdict).toBe('pass');
  });

  it('a back-up who is on the way is settled by whoever has the next step', async () => {
    const world = await startChampionWorld();
    const gate: Gate = {
      kind: 'wave',
      rolloutId: world.rollout.id,
      wave: 0,
      teamIds: [world.claims.id],
    };
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    await nominate(world, 'Mia Chen', 'backup @Hannah Weiss');
    const found = judge(world, 'champions.back-ups', gate, 4);
    expect(found.settledBy).toContain('*Claims*: Daniel Brooks decides on the hours of Hannah');
    expect(found.obliges.map((one) => one.personId)).toEqual(['UDANIEL']);
  });

  it('the expansion waits for two teams besides the pilot', async () => {
    const world = await startChampionWorld();
    const gate: Gate = {
      kind: 'phase',
      rolloutId: world.rollout.id,
      leaving: 'infrastructure',
    };
    await makeChampion(world, 'Tom Albrecht', 'Heike Sommer');
    const none = judge(world, 'champions.for-expansion', gate, 2);
    expect(none.verdict).toBe('fail');
    expect(none.measured).toBe('0 teams besides the pilot have a champion in office (2 needed)');
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    await makeChampion(world, 'Bao Nguyen', 'Linh Tran');
    expect(judge(world, 'champions.for-expansion', gate, 2).verdict).toBe('pass');
  });
});
