import { describe, expect, it } from 'vitest';
import {
  findCompletion,
  findLastCompletion,
} from '../../../../src/features/adopt/completions/completions.store.ts';
import { jumpTo } from '../../champions/champions/champion-story.ts';
import { ask, channelSays, decide, startCompleteWorld, useIs } from './complete-world.ts';

describe('a rollout that is complete', () => {
  it('asks those who keep something, and leads for whom somebody else is needed', async () => {
    const world = await startCompleteWorld();
    await ask(world);
    await decide(world, 'Agree');
    const mia = world.as('Mia Chen');
    const home = await mia.openHome();
    expect(JSON.stringify(home.home)).toContain('Say whether you go on as champion of Claims');
    await mia.press('Answer');
    await mia.fill({ 'Do you go on with it?': 'Not with everything' });
    const refused = await mia.submit();
    expect(JSON.stringify(refused.errors)).toContain('take over');
    await mia.fill({
      'If not: what should someone else take over, and who could it be?':
        'Sofía could be champion.',
    });
    expect((await mia.submit()).text).toContain('The leads look for someone');
    await mia.close({ all: true });
    const tom = world.as('Tom Albrecht');
    await tom.openHome();
    await tom.press('Answer');
    await tom.fill({ 'Do you go on with it?': 'Yes, I go on with all of it' });
    expect((await tom.submit()).text).toContain('You go on as champion of Customer Care Hamburg');
    await tom.close({ all: true });
    const page = await world.as('Lena Hartmann').command('/rollout complete');
    expect(JSON.stringify(page.ephemeral)).toContain('Sofía could be champion.');
    expect(JSON.stringify(page.ephemeral)).toContain('1 of 2 people has confirmed');
    const lena = await world.as('Lena Hartmann').openHome();
    expect(JSON.stringify(lena.home)).toContain('Find someone for what Mia Chen can’t keep');
    expect((await world.as('Lena Hartmann').command('/rollout gates')).text).toContain('complete');
  });

  it('is told of every three months while it holds, and opens again with the reason when it does not', async () => {
    const world = await startCompleteWorld();
    const { database, rollout } = world;
    await ask(world);
    await decide(world, 'Agree');
    await jumpTo(world, '2027-09-01T09:00:00Z');
    expect(channelSays(world)).not.toContain('still holds');
    await jumpTo(world, '2027-10-05T09:00:00Z');
    expect(channelSays(world)).toContain('that still holds');
    await jumpTo(world, '2027-10-06T09:00:00Z');
    expect(channelSays(world).match(/:watched:/g)).toHaveLength(1);
    useIs(world, 'declining');
    await jumpTo(world, '2027-10-07T09:00:00Z');
    expect(findCompletion(database, rollout.id)).toBeUndefined();
    expect(findLastCompletion(database, rollout.id)?.reopened?.why).toContain(
      'Use has been falling',
    );
    expect(channelSays(world)).toContain('is open again');
    const said = await world.as('Ines Duarte').command('/rollout complete');
    expect(said.text).toContain('can’t be called complete yet');
  });
});
