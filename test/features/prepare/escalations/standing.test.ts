import { describe, expect, it } from 'vitest';
import { pressFromHome } from '../../../support/press.ts';
import { escalate, lastMessage, startCaseWorld } from './case-story.ts';

const SETTLING = { 'What was it?': 'It was wrong', 'What should be done, and why?': 'Add it.' };
type World = Awaited<ReturnType<typeof startCaseWorld>>;
const buttonsOf = (world: World, name: string) =>
  [...lastMessage(world, name).matchAll(/\[([^\]]+)\]/g)].map(([, label]) => label);

describe('the message with which somebody was asked about a case', () => {
  it('says how it was settled, and offers nothing to do any more', async () => {
    const world = await startCaseWorld();
    await escalate(world, 'Hannah Weiss');
    const mia = world.as('Mia Chen');
    await mia.press('Settle it');
    await mia.fill(SETTLING);
    await mia.submit();
    await mia.close({ all: true });
    await world.flush();
    expect(lastMessage(world, 'Mia Chen')).toContain('Settled by Mia Chen');
    expect(buttonsOf(world, 'Mia Chen')).toEqual(['See the case']);
  });

  it('says who has it once the time of the one who was asked is over', async () => {
    const world = await startCaseWorld();
    await escalate(world, 'Hannah Weiss');
    await world.travelTo('2027-01-05T08:00:00Z');
    expect(lastMessage(world, 'Mia Chen')).toContain('Tom Albrecht can take it until');
    expect(buttonsOf(world, 'Mia Chen')).toEqual(['See the case']);
  });

  it('says to the other leads who has it, and to all of them how it ended', async () => {
    const world = await startCaseWorld();
    await escalate(world, 'Hannah Weiss', { 'How bad is it?': 'Critical' });
    await world.travel({ minutes: 2 });
    for (const name of ['Lena Hartmann', 'Sam Okafor']) {
      expect(buttonsOf(world, name)).toContain('I have it');
    }
    await world.as('Lena Hartmann').press('I have it');
    await world.travel({ minutes: 2 });
    expect(lastMessage(world, 'Sam Okafor')).toContain('Lena Hartmann has it');
    expect(buttonsOf(world, 'Sam Okafor')).not.toContain('I have it');
    const lena = world.as('Lena Hartmann');
    await pressFromHome(lena, 'Settle it');
    await lena.fill(SETTLING);
    await lena.submit();
    await lena.close({ all: true });
    await world.travel({ minutes: 2 });
    for (const name of ['Lena Hartmann', 'Sam Okafor']) {
      expect(lastMessage(world, name)).toContain('Settled by Lena Hartmann');
      expect(buttonsOf(world, name)).toEqual(['See the case']);
    }
  });
});
