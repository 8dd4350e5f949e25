import { describe, expect, it } from 'vitest';
import { findRolloutBarrier } from '../../../../src/features/adopt/barriers/barriers.store.ts';
import { contextIn } from '../../../support/requests.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { jumpTo } from '../../champions/champions/champion-story.ts';
import { answerPulse, PEOPLE, startPulse } from '../pulses/pulse-office.ts';

/** Two pulses in which nine people say yes to all but one construct. */
async function twoPulses(weak: 'sense' | 'doing'): Promise<SupportCopilotWorld> {
  const world = await startPulse();
  await jumpTo(world, '2027-01-05T08:00:00Z');
  const sense = weak === 'sense' ? 'A little' : 'Mostly';
  for (const name of PEOPLE) await answerPulse(world, name, [sense, 'Mostly', 'Yes', 'Yes']);
  await jumpTo(world, '2027-01-19T08:00:00Z');
  await jumpTo(world, '2027-02-02T08:00:00Z');
  const doing = weak === 'doing' ? 'Not at all' : 'Completely';
  for (const name of PEOPLE) await answerPulse(world, name, [doing, 'Mostly', 'Yes', 'Yes']);
  await jumpTo(world, '2027-02-16T08:00:00Z');
  return world;
}

const barrierIn = (world: SupportCopilotWorld) =>
  findRolloutBarrier(contextIn(world, world.rollout.id));

describe('what holds people back most', () => {
  it('is acted on by the lead where people are not able to do it, and said on the page', async () => {
    const world = await twoPulses('doing');
    expect(barrierIn(world)?.barrier).toEqual({ kind: 'named', construct: 'doing' });
    const lena = world.as('Lena Hartmann');
    const home = await lena.openHome();
    expect(home.text).toContain('Act on what holds people back: being able to do it in daily work');
    await lena.press('Choose what to do');
    await lena.fill({
      'What do you want to do?': 'I do something about it',
      'What you do and by when, or why not now':
        'Two hours of practice for every team by the end of March.',
    });
    expect((await lena.submit()).text).toContain('on the record');
    await lena.close({ all: true });
    expect((await lena.openHome()).text).not.toContain('Act on what holds people back');
    const page = (await world.as('Ines Duarte').command('/rollout pulse')).text;
    expect(page).toContain('What holds people back most is being able to do it in daily work.');
    expect(page).toContain('What is done: Two hours of practice');
  });

  it('is the sponsor’s where people do not see why, and can be declined with a reason', async () => {
    const world = await twoPulses('sense');
    const ines = world.as('Ines Duarte');
    expect((await ines.openHome()).text).toContain('Act on what holds people back: seeing why');
    expect((await world.as('Lena Hartmann').openHome()).text).not.toContain('Act on what holds');
    await ines.press('Choose what to do');
    const thin = {
      'What do you want to do?': 'Not now',
      'What you do and by when, or why not now': 'No',
    };
    await ines.fill(thin);
    expect(JSON.stringify((await ines.submit()).errors)).toContain('too short to be understood');
    const reason = 'The board decides on it in March, and I can only speak after that.';
    await ines.fill({ ...thin, 'What you do and by when, or why not now': reason });
    expect((await ines.submit()).text).toContain('Your reason is on the record');
    await ines.close({ all: true });
    expect((await ines.openHome()).text).not.toContain('Act on what holds');
    expect(barrierIn(world)?.answer).toMatchObject({ choice: 'declined', says: reason });
    expect((await ines.command('/rollout pulse')).text).toContain('Nothing is done about it now');
  });
});
