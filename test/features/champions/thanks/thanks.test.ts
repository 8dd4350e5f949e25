import { describe, expect, it } from 'vitest';
import { listThanksTo } from '../../../../src/features/champions/thanks/thanks.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { heardBy } from '../../../support/news.ts';
import { keepNewsButton, pressKept } from '../../../support/press.ts';
import { startChampionWorld } from '../champions/champion-story.ts';

describe('thanks', () => {
  it('reach the person; the manager hears of them only when that person agrees', async () => {
    const world = await startChampionWorld();
    const hannah = world.as('Hannah Weiss');
    const given = await hannah.command('/champion thanks @Mia Chen for looking at my letter');
    expect(given.ephemeral?.text).toContain('Mia Chen has your thanks.');
    const mia = world.as('Mia Chen');
    expect(heardBy(world, mia)).toContain('Hannah Weiss thanks you:\n> looking at my letter');
    const daniel = world.as('Daniel Brooks');
    expect(heardBy(world, daniel)).not.toContain('thanked');
    await pressKept(world, 'Mia Chen', keepNewsButton(world, 'Mia Chen', 'Tell Daniel Brooks'));
    expect(heardBy(world, daniel)).toContain(
      'Something good about Mia Chen: Hannah Weiss thanked them.',
    );
    expect(heardBy(world, mia)).not.toContain('[Keep it to myself]');
  });

  it('are not to be told to a manager who has left', async () => {
    const world = await startChampionWorld();
    await world.workspace.company.deactivates('Daniel Brooks');
    await world.flush();
    await world.as('Hannah Weiss').command('/champion thanks @Mia Chen for looking at my letter');
    const thanked = heardBy(world, world.as('Mia Chen'));
    expect(thanked).toContain('Hannah Weiss thanks you');
    expect(thanked).not.toContain('Tell Daniel Brooks');
  });

  it('can be kept to oneself', async () => {
    const world = await startChampionWorld();
    await world.as('Hannah Weiss').command('/champion thanks @Mia Chen for the patience');
    const mia = world.as('Mia Chen');
    const keep = keepNewsButton(world, 'Mia Chen', 'Keep it to myself');
    await pressKept(world, 'Mia Chen', keep);
    expect(mia.sees().text).toContain('You kept it to yourself.');
    expect(heardBy(world, world.as('Daniel Brooks'))).not.toContain('patience');
    const kept = listThanksTo(world.database, world.rollout.id, 'UMIA' as UserId);
    expect(kept.map((one) => [one.text, one.note])).toEqual([['the patience', 'kept']]);
  });

  it('are for someone else who is still here, and say what for', async () => {
    const world = await startChampionWorld();
    const hannah = world.as('Hannah Weiss');
    const say = async (typed: string) => (await hannah.command(typed)).text;
    expect(await say('/champion thanks @Hannah Weiss for being me')).toContain(
      'Thanks are for someone else.',
    );
    expect(await say('/champion thanks @Jonas Weber for everything')).toContain(
      'Jonas Weber no longer has an active account here',
    );
    expect(await say('/champion thanks')).toContain('Name the person with an @');
    expect(await say('/champion thanks @Mia Chen')).toContain(
      'What would you like to thank Mia Chen for?',
    );
  });
});
