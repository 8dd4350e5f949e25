import { describe, expect, it } from 'vitest';
import { hoursChoices } from '../../../../src/features/champions/workload/load.ts';
import { heardBy } from '../../../support/news.ts';
import { keepNewsButton, pressKept } from '../../../support/press.ts';
import { jumpTo, makeChampion, startChampionWorld } from '../champions/champion-story.ts';

describe('hours used', () => {
  it('are offered around what is approved', () => {
    expect(hoursChoices(4)).toEqual([0, 2, 4, 6, 8]);
    expect(hoursChoices(1)).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(hoursChoices(0)).toEqual([0]);
  });

  it('tell the champion after two weeks over, the leads after a third, each once', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
    for (const question of ['One?', 'Two?', 'Three?'])
      await world.as('Hannah Weiss').command(`/champion asked ${question}`);
    const [mia, lena] = [world.as('Mia Chen'), world.as('Lena Hartmann')];
    expect((await mia.command('/champion hours')).ephemeral?.text).toContain('isn’t over yet');

    await jumpTo(world, '2027-01-11T15:00:00Z');
    await mia.command('/champion hours');
    expect((await mia.press('8 hours')).text).toContain('One week over is a busy week.');
    await jumpTo(world, '2027-01-18T15:00:00Z');
    await mia.command('/champion hours');
    await mia.press('6 hours');
    expect(heardBy(world, mia)).toContain(
      'You have used more than your 4 hours for 2 weeks in a row. That is too much for one person',
    );
    expect(heardBy(world, lena)).not.toContain('more than the approved');
    await jumpTo(world, '2027-01-25T15:00:00Z');
    await mia.command('/champion hours');
    await mia.press('6 hours');
    expect(heardBy(world, lena)).toContain(
      'Mia Chen has used more than the approved 4 hours for 3 weeks in a row, with 3 open questions in 1 team.',
    );
    expect(heardBy(world, lena)).toContain(
      'Sofía Ramírez could take 3 questions of *Claims*: is back-up of *Claims*.',
    );
    const move = keepNewsButton(world, 'Lena Hartmann', 'Move 3');
    expect(await pressKept(world, 'Lena Hartmann', move)).toContain(
      '3 questions are with Sofía Ramírez now. They’ll hear about it in their next message.',
    );
    expect(await pressKept(world, 'Lena Hartmann', move)).toContain(
      'There is nothing left to move there.',
    );
    expect((await world.as('Sofía Ramírez').command('/champion')).text).toContain(
      '*Open questions:* 3',
    );
  });

  it('are left alone when they are of an earlier week', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    await jumpTo(world, '2027-01-11T15:00:00Z');
    const mia = world.as('Mia Chen');
    await mia.command('/champion hours');
    await jumpTo(world, '2027-01-18T15:00:00Z');
    expect((await mia.press('4 hours')).text).toContain('That was about an earlier week.');
  });
});
