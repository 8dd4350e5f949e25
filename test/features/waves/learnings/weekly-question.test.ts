import { describe, expect, it } from 'vitest';
import { weeklyAnswers } from '../../../../src/features/waves/learnings/learning-weeks.criteria.ts';
import { listLearnings } from '../../../../src/features/waves/learnings/learnings.store.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { contextIn } from '../../../support/requests.ts';
import {
  type ChampionWorld,
  jumpTo,
  makeChampion,
  startChampionWorld,
} from '../../champions/champions/champion-story.ts';

async function secondPilot(): Promise<ChampionWorld> {
  const world = await startChampionWorld();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await makeChampion(world, 'Bao Nguyen', 'Linh Tran');
  startWaveWith(world, world.rollout, 0, [world.claims, world.billing]);
  return world;
}

function judged(world: ChampionWorld) {
  const rolloutId = world.rollout.id;
  const gate = { kind: 'wave', rolloutId, wave: 1, teamIds: [] } as const;
  return weeklyAnswers.judge(contextIn(world, rolloutId), gate, 75);
}

describe('a champion of a later wave', () => {
  it('is asked each week while it runs, and not while the rollout is paused', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    startWaveWith(world, world.rollout, 1, [world.claims]);
    await jumpTo(world, '2027-01-07T15:00:00Z');
    const mia = world.as('Mia Chen');
    expect((await mia.openHome()).text).toContain('Say what *Claims* learned this week');
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout pause The model is down.');
    expect((await mia.openHome()).text).not.toContain('Say what *Claims* learned');
    const waves = await lena.command('/rollout waves');
    expect(waves.text).toContain('Wave 1 has been on hold with the rollout since');
    expect(waves.text).not.toContain('is baking');
  });
});

describe('each champion of the second pilot', () => {
  it('says on Thursday that nothing was learned, with one press, and is asked again a week later', async () => {
    const world = await secondPilot();
    expect(judged(world).verdict).toBe('no-data');
    await jumpTo(world, '2027-01-07T15:00:00Z');
    const mia = world.as('Mia Chen');
    await mia.openHome();
    expect(mia.sees().home?.text).toContain('Say what *Claims* learned this week');
    await mia.press('Answer');
    const noted = await mia.press('Nothing this week');
    expect(noted.modal?.text).toContain('Noted, thank you: a quiet week in *Claims*');
    await mia.close({ all: true });
    expect((await mia.openHome()).text).not.toContain('Say what *Claims* learned');
    expect(judged(world)).toMatchObject({
      verdict: 'fail',
      measured: '1 of 2 weekly questions answered (50 %).',
      obliges: [{ personId: 'UBAO' }],
    });
    await jumpTo(world, '2027-01-14T15:00:00Z');
    expect((await mia.openHome()).text).toContain('Say what *Claims* learned this week');
  });

  it('logs what was learned, and that answers the week that was asked about', async () => {
    const world = await secondPilot();
    await jumpTo(world, '2027-01-11T15:00:00Z');
    const bao = world.as('Bao Nguyen');
    await bao.openHome();
    await bao.press('Answer');
    await bao.press('Yes, log it');
    await bao.fill({
      'What did you see?': 'Drafts in Vietnamese are too formal',
      'How much does it matter to the next team?': 'Should',
    });
    await bao.submit();
    expect(listLearnings(world.database, world.rollout.id)).toHaveLength(1);
    await bao.close({ all: true });
    expect((await bao.openHome()).text).not.toContain('Say what *Billing* learned');
  });

  it('is answered by the team’s own champion only', async () => {
    const world = await secondPilot();
    await jumpTo(world, '2027-01-07T15:00:00Z');
    const mia = world.as('Mia Chen');
    await mia.openHome();
    await mia.press('Answer');
    await mia.close({ all: true });
    const lena = await world.as('Lena Hartmann').openHome();
    expect(lena.text).not.toContain('[Answer]');
  });

  it('has the back-up say it for a team that is without a champion that week', async () => {
    const world = await startChampionWorld();
    putInOffice(world, world.claims, 'USOFIA', { role: 'back-up' });
    startWaveWith(world, world.rollout, 0, [world.claims]);
    await jumpTo(world, '2027-01-07T15:00:00Z');
    const home = await world.as('Sofía Ramírez').openHome();
    expect(home.text).toContain('Say what *Claims* learned this week');
  });
});
