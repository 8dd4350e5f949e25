import { describe, expect, it } from 'vitest';
import { startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { draft, entryIn, readAndPublish } from './core-story.ts';

const ID = 'refunds-over-500-euros';

async function withPublished(): Promise<World> {
  const world = await startSupportCopilot();
  await draft(world, 'Tom Albrecht');
  await readAndPublish(world, 'Heike Sommer', 'Tom Albrecht');
  return world;
}

/** The card of the entry, as somebody opens it from what they found. */
async function card(world: World, who: string) {
  const person = world.as(who);
  await person.close({ all: true }).catch(() => undefined);
  await person.command('/core find refunds');
  await person.press('Read it all');
  return person;
}

describe('an entry over time', () => {
  it('shows every version with who wrote and read it, and what it changed', async () => {
    const world = await withPublished();
    const tom = world.as('Tom Albrecht');
    await tom.command('/core edit refunds');
    await tom.fill({
      Example: 'A customer wants 900 € back.',
      'How big is the change?': 'Minor: the same, said better (version 1.1)',
      'What changes, in a sentence': 'A clearer example',
    });
    await tom.submit();
    await tom.close({ all: true });
    await readAndPublish(world, 'Heike Sommer', 'Tom Albrecht');
    const mia = await card(world, 'Mia Chen');
    const history = (await mia.press('History')).modal?.text ?? '';
    expect(history.indexOf('Version 1.1')).toBeLessThan(history.indexOf('Version 1.0'));
    expect(history).toContain('A clearer example');
    expect(history).toContain('written by Tom Albrecht · read by Heike Sommer');
    expect(history).toContain('+ A customer wants 900 € back.');
    expect(history).toContain('640 € back for a broken machine.');
  });

  it('is out of use, and no longer found, until it is brought back', async () => {
    const world = await withPublished();
    const tom = await card(world, 'Tom Albrecht');
    await tom.press('Take it out of use');
    expect((await tom.submit()).errors).toBeDefined();
    await tom.fill({ 'Why?': 'The tool no longer makes this mistake' });
    expect((await tom.submit()).modal?.text).toContain('It is out of use, and no longer found.');
    expect((await world.as('Mia Chen').command('/core find refunds')).text).not.toContain(
      'Finance looks at every refund',
    );
    await tom.press('Bring it back');
    await tom.fill({ 'Why?': 'The case came up again' });
    expect((await tom.submit()).modal?.text).toContain('It is back in use.');
    expect((await world.as('Mia Chen').command('/core find refunds')).text).toContain(
      'Finance looks at every refund',
    );
  });

  it('goes to another keeper, who has an account and does not keep it already', async () => {
    const world = await withPublished();
    const tom = await card(world, 'Tom Albrecht');
    await tom.press('Give it to someone');
    await tom.fill({ 'Who keeps it right from now on?': 'Tom Albrecht' });
    expect(Object.values((await tom.submit()).errors ?? {})).toEqual([
      'This person keeps it already. Choose someone else.',
    ]);
    await tom.fill({ 'Who keeps it right from now on?': 'Heike Sommer' });
    expect((await tom.submit()).modal?.text).toContain('Heike Sommer keeps it right from now on.');
    expect(entryIn(world, ID)?.ownerId).toBe('UHEIKE');
  });

  it('stays with its keeper and the leads: nobody else is offered more than a suggestion', async () => {
    const world = await withPublished();
    const seen = (await card(world, 'Mia Chen')).sees().modal?.text ?? '';
    expect(seen).toContain('Suggest a change');
    expect(seen).not.toMatch(/Take it out of use|Give it to someone|Still right/);
    expect((await card(world, 'Lena Hartmann')).sees().modal?.text).toContain('Take it out of use');
  });

  it('is searched for from everybody’s App Home, once there is something to find', async () => {
    const empty = await startSupportCopilot();
    expect((await empty.as('Tom Albrecht').openHome()).home?.text).not.toContain('Search the Core');
    const world = await withPublished();
    for (const who of ['Lena Hartmann', 'Ines Duarte', 'Tom Albrecht']) {
      const person = world.as(who);
      expect((await person.openHome()).home?.text, who).toContain('Search the Core');
      await person.press('Search the Core');
      await person.fill({ 'What would you like to know?': 'money back' });
      expect((await person.submit()).modal?.text, who).toContain('Refunds over 500 euros');
      await person.close({ all: true });
    }
  });
});
