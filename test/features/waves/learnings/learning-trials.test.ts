import { describe, expect, it } from 'vitest';
import type { Learning } from '../../../../src/features/waves/learnings/learning.ts';
import { teamsToTryIn } from '../../../../src/features/waves/learnings/learning-rights.ts';
import { trialObligations } from '../../../../src/features/waves/learnings/learning-trials.obligations.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { pressFromHome } from '../../../support/press.ts';
import { contextIn } from '../../../support/requests.ts';
import {
  type ChampionWorld,
  makeChampion,
  startChampionWorld,
} from '../../champions/champions/champion-story.ts';
import { log, now, step } from './learning-story.ts';

/** Mia found it in Claims, which is live; Bao is champion of Billing. */
async function implementedIn(...live: ('claims' | 'billing')[]): Promise<ChampionWorld> {
  const world = await startChampionWorld();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await makeChampion(world, 'Bao Nguyen', 'Linh Tran');
  startWaveWith(
    world,
    world.rollout,
    0,
    live.map((name) => world[name]),
  );
  await log(world, 'Mia Chen');
  await step(world, 'Mia Chen', 'Name the cause', { 'Why does it happen?': 'No path' });
  await step(world, 'Lena Hartmann', 'Agree on an action', {
    'What needs to be done?': 'Add the night shift',
    'Where does the change end up?': 'A task',
  });
  await step(world, 'Lena Hartmann', 'Mark as done');
  return world;
}

const askedToTry = (world: ChampionWorld) =>
  trialObligations(contextIn(world, world.rollout.id)).map(({ personId }) => personId);

const card = async (world: ChampionWorld, name: string) => {
  const person = world.as(name);
  await person.command('/rollout learnings');
  return (await person.press('Look at it')).modal?.text;
};

describe('a must is validated by another team', () => {
  it('that is live on the day: a team without access can’t have tried it', async () => {
    const world = await implementedIn('claims');
    expect(askedToTry(world)).toEqual([]);
    expect(await card(world, 'Bao Nguyen')).not.toContain('Say how it went');
    startWaveWith(world, world.rollout, 1, [world.billing]);
    expect(askedToTry(world)).toEqual(['UBAO']);
    await world.as('Bao Nguyen').close({ all: true });
    expect(await card(world, 'Bao Nguyen')).toContain('Say how it went');
  });

  it('that does the same work: one that shares no workflow shows nothing', async () => {
    const world = await implementedIn('claims', 'billing');
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout team edit Billing');
    await lena.fill({
      'What it would use the capability for': 'dunning letters',
      'Why, if fewer people or less work make a gate easier':
        'Another team writes the replies since Monday.',
    });
    await lena.submit();
    await lena.close({ all: true });
    expect(askedToTry(world)).toEqual(['UBAO']);
    await pressFromHome(world.as('Ines Duarte'), 'Read and decide', 'Agree for good');
    expect(askedToTry(world)).toEqual([]);
    expect(await card(world, 'Bao Nguyen')).not.toContain('Say how it went');
  });

  it('by someone who used it: “not yet” is sent back, and nothing is validated', async () => {
    const world = await implementedIn('claims', 'billing');
    const bao = world.as('Bao Nguyen');
    await bao.command('/rollout learnings');
    await bao.press('Look at it');
    await bao.press('Say how it went');
    await bao.fill({
      'Have you used it yourself?': 'Not yet',
      'Does it work in your team?': 'Yes, it works here too',
      'What did you see?': 'Mia says that it works.',
    });
    expect((await bao.submit()).errors).toEqual({
      'Have you used it yourself?':
        'Use it once in your team’s own work first, then say how it went.',
    });
    expect(now(world)?.stage).toBe('implemented');
    await bao.fill({ 'Have you used it yourself?': 'Yes, in my team’s own work' });
    await bao.submit();
    expect(now(world)?.stage).toBe('validated');
  });

  it('whose champion neither found it nor answers for the team that did', () => {
    const learning = { foundBy: 'UMIA' as UserId, teamId: 'claims' as TeamId } as Learning;
    const actor = (personId: string, championOf: string[]) => ({
      personId: personId as UserId,
      isLead: true,
      championOf: championOf as TeamId[],
      triesFor: () => ['billing' as TeamId],
    });
    expect(teamsToTryIn(learning, actor('UBAO', ['billing']))).toEqual(['billing']);
    expect(teamsToTryIn(learning, actor('UMIA', ['billing']))).toEqual([]);
    expect(teamsToTryIn(learning, actor('UBAO', ['billing', 'claims']))).toEqual([]);
  });
});
