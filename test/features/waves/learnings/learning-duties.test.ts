import { describe, expect, it } from 'vitest';
import { saveTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { trialObligations } from '../../../../src/features/waves/learnings/learning-trials.obligations.ts';
import { learningObligations } from '../../../../src/features/waves/learnings/learnings.obligations.ts';
import { write } from '../../../../src/platform/database.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { contextIn } from '../../../support/requests.ts';
import { type ChampionWorld, makeChampion } from '../../champions/champions/champion-story.ts';
import { log, secondPilot, step } from './learning-story.ts';

function owedIn(world: ChampionWorld): string[] {
  const context = contextIn(world, world.rollout.id);
  const owed = [...saidOfTeams(learningObligations, context), ...trialObligations(context)];
  return owed.map(({ personId, key }) => `${personId} ${key.split(':')[0]}`);
}

/** The fix for what Mia found is there, and no other team has tried it yet. */
async function fixed(world: ChampionWorld): Promise<void> {
  await log(world, 'Mia Chen');
  await step(world, 'Mia Chen', 'Name the cause', { 'Why does it happen?': 'No path' });
  await step(world, 'Sam Okafor', 'Agree on an action', {
    'What needs to be done?': 'Add the night shift',
    'Where does the change end up?': 'A task',
  });
  await step(world, 'Sam Okafor', 'Mark as done');
}

describe('who is asked to try a fix', () => {
  it('is a champion whose team works with it already, and nobody whose team waits for its wave', async () => {
    const world = await secondPilot();
    await makeChampion(world, 'Priya Raman', 'Vikram Subramanian');
    await fixed(world);
    expect(owedIn(world)).toEqual(['UBAO learnings.try']);
  });

  it('is nobody for what is only good to know, which no one has to work on', async () => {
    const world = await secondPilot();
    await log(world, 'Mia Chen', 'Note');
    expect(owedIn(world)).toEqual([]);
    await log(world, 'Bao Nguyen', 'Should');
    expect(owedIn(world)).toEqual(['UBAO learnings.identify']);
  });

  it('is a champion whose team does the same work, where there is one', async () => {
    const world = await secondPilot();
    await makeChampion(world, 'Priya Raman', 'Vikram Subramanian');
    startWaveWith(world, world.rollout, 1, [world.renewals]);
    const billing = { ...world.billing, workflows: ['dunning letters'] };
    write(world.database, () => saveTeam(world.database, billing, world.now()));
    await fixed(world);
    expect(owedIn(world)).toEqual(['UPRIYA learnings.try']);
  });

  it('is nobody who found it or looks after the team that did, in another team of theirs either', async () => {
    const world = await secondPilot();
    await fixed(world);
    putInOffice(world, world.renewals, 'UMIA');
    startWaveWith(world, world.rollout, 1, [world.renewals]);
    expect(owedIn(world)).toEqual(['UBAO learnings.try']);
  });
});

describe('a must that has been open for three weeks', () => {
  it('is put to the leads, also while another team is asked to try its fix', async () => {
    const world = await secondPilot();
    await fixed(world);
    world.workspace.clock.moveTo(world.now().add({ hours: 24 * 23 }));
    expect(owedIn(world)).toEqual([
      'ULENA learnings.old-must',
      'USAM learnings.old-must',
      'UBAO learnings.try',
    ]);
  });
});
