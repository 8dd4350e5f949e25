import { describe, expect, it } from 'vitest';
import { learningObligations } from '../../../../src/features/waves/learnings/learnings.obligations.ts';
import { contextIn } from '../../../support/requests.ts';
import { type ChampionWorld, makeChampion } from '../../champions/champions/champion-story.ts';
import { log, secondPilot, step } from './learning-story.ts';

const owedIn = (world: ChampionWorld) =>
  learningObligations(contextIn(world, world.rollout.id)).map(
    ({ personId, key }) => `${personId} ${key.split(':')[0]}`,
  );

describe('who is asked to try a fix', () => {
  it('is a champion whose team works with it already, and nobody whose team waits for its wave', async () => {
    const world = await secondPilot();
    await makeChampion(world, 'Priya Raman', 'Vikram Subramanian');
    await log(world, 'Mia Chen');
    await step(world, 'Mia Chen', 'Name the cause', { 'Why does it happen?': 'No path' });
    await step(world, 'Sam Okafor', 'Agree on an action', {
      'What needs to be done?': 'Add the night shift',
      'Where does the change end up?': 'A task',
    });
    await step(world, 'Sam Okafor', 'Mark as done');
    expect(owedIn(world)).toEqual(['UBAO learnings.try']);
  });

  it('is nobody for what is only good to know, which no one has to work on', async () => {
    const world = await secondPilot();
    await log(world, 'Mia Chen', 'Note');
    expect(owedIn(world)).toEqual([]);
    await log(world, 'Bao Nguyen', 'Should');
    expect(owedIn(world)).toEqual(['UBAO learnings.identify']);
  });
});
