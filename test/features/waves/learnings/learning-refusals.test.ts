import { describe, expect, it } from 'vitest';
import { listLearnings } from '../../../../src/features/waves/learnings/learnings.store.ts';
import { heardBy } from '../../../support/news.ts';
import { pressFromHome } from '../../../support/press.ts';
import { log, now, secondPilot, step } from './learning-story.ts';

describe('what nobody can do', () => {
  it('the team that found it cannot show that it works elsewhere, nor can its champion for another team', async () => {
    const world = await secondPilot();
    await log(world, 'Mia Chen');
    await step(world, 'Mia Chen', 'Name the cause', { 'Why does it happen?': 'No path' });
    await step(world, 'Lena Hartmann', 'Agree on an action', {
      'What needs to be done?': 'Add the night shift',
      'Where does the change end up?': 'A task',
    });
    await step(world, 'Lena Hartmann', 'Mark as done');
    const mia = world.as('Mia Chen');
    await mia.command('/rollout learnings');
    const card = await mia.press('Look at it');
    expect(card.modal?.text).not.toContain('Say how it went');
    expect(now(world)?.stage).toBe('implemented');
  });

  it('a document without a link is asked for beside the field, and what was typed stays', async () => {
    const world = await secondPilot();
    await log(world, 'Mia Chen');
    await step(world, 'Mia Chen', 'Name the cause', { 'Why does it happen?': 'No path' });
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout learnings');
    await lena.press('Agree on an action');
    await lena.fill({
      'What needs to be done?': 'Add the night shift',
      'Where does the change end up?': 'A document',
    });
    const refused = await lena.submit();
    expect(refused.errors).toEqual({
      'Link to it':
        'Please link the lesson, check or document that changes; for anything else choose a task.',
    });
    expect(now(world)?.stage).toBe('identified');
  });

  it('is on the list once, when it is logged a second time in the same words on the same day', async () => {
    const world = await secondPilot();
    await log(world, 'Mia Chen');
    await log(world, 'Mia Chen');
    expect(listLearnings(world.database, world.rollout.id)).toHaveLength(1);
    await world.travel({ days: 1 });
    await log(world, 'Mia Chen');
    expect(listLearnings(world.database, world.rollout.id)).toHaveLength(2);
  });

  it('an old button says where the learning stands by now, and changes nothing', async () => {
    const world = await secondPilot();
    await log(world, 'Mia Chen');
    const sam = world.as('Sam Okafor');
    await sam.command('/rollout learnings');
    await step(world, 'Mia Chen', 'Name the cause', { 'Why does it happen?': 'No path' });
    const stale = await sam.press('Name the cause');
    expect(stale.text).toContain('This learning has moved on: cause named, no action agreed yet.');
    expect(now(world)?.cause).toBe('No path');
  });

  it('only a lead and a sponsor make a must less or decline one, with the reason on the record', async () => {
    const world = await secondPilot();
    await log(world, 'Mia Chen');
    const bao = world.as('Bao Nguyen');
    await bao.command('/rollout learnings');
    await bao.press('Look at it');
    await bao.press('Change the rating');
    await bao.fill({
      'How much does it matter to the next team?': 'Note',
      Why: 'We have no nights',
    });
    expect((await bao.submit()).text).toContain(
      'Only a lead can do this, because a must learning keeps the next wave shut.',
    );
    await step(world, 'Lena Hartmann', 'Decline', {
      'Why not follow up on it?': 'Nights end in March',
    });
    expect(now(world)).toMatchObject({ stage: 'observed', severity: 'must' });
    await pressFromHome(world.as('Ines Duarte'), 'Read and decide', 'Agree for good');
    expect(now(world)).toMatchObject({ stage: 'declined', severity: 'must' });
    expect(heardBy(world, world.as('Mia Chen'))).toContain('*Why:* Nights end in March');
  });

  it('someone of another team cannot log for a team that is not theirs', async () => {
    const world = await secondPilot();
    const answer = await world.as('Kenji Watanabe').command('/champion learned');
    expect(answer.text).toContain('help` lists what you can do.');
    expect(listLearnings(world.database, world.rollout.id)).toEqual([]);
  });
});
