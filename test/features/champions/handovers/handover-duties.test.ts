import { describe, expect, it } from 'vitest';
import { handoverObligations } from '../../../../src/features/champions/handovers/handovers.obligations.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { contextIn } from '../../../support/requests.ts';
import {
  type ChampionWorld,
  jumpTo,
  makeChampion,
  startChampionWorld,
} from '../champions/champion-story.ts';

/** Mia and Sofía have gone through the list of their handover, and Mia has confirmed. */
async function confirmedByMia(): Promise<ChampionWorld> {
  const world = await startChampionWorld();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
  const mia = world.as('Mia Chen');
  await mia.command('/champion handover');
  await mia.fill({ 'What should they know about the team?': 'Letters are read twice.' });
  await mia.submit();
  for (let item = 0; item < 5; item += 1) await mia.press('Done');
  await mia.press('Confirm');
  await mia.close({ all: true });
  return world;
}

/** Handed over on Monday 4 January 2027, which makes 11 January the day of the first talk. */
async function handedOver(): Promise<ChampionWorld> {
  const world = await confirmedByMia();
  const sofia = world.as('Sofía Ramírez');
  await sofia.press('Open the handover');
  await sofia.press('Confirm');
  await sofia.close({ all: true });
  return world;
}

const owedIn = (world: ChampionWorld) =>
  saidOfTeams(handoverObligations, contextIn(world, world.rollout.id)).map(
    ({ personId, text, dueOn }) => `${personId} ${dueOn}: ${text}`,
  );

describe('what two people who hand over owe', () => {
  it('is the yes of whoever has not said it yet, and nothing of the other', async () => {
    const world = await confirmedByMia();
    expect(owedIn(world)).toEqual(['USOFIA 2027-01-18: Confirm the handover of *Claims*']);
  });

  it('is a talk for ten days after its day, and not for ever', async () => {
    const world = await handedOver();
    const first = 'USOFIA 2027-01-11: Talk with Mia Chen about *Claims*';
    await jumpTo(world, '2027-01-21T15:00:00Z');
    expect(owedIn(world)).toContain(first);
    await jumpTo(world, '2027-01-22T15:00:00Z');
    expect(owedIn(world)).not.toContain(first);
    expect(owedIn(world)).toContain('USOFIA 2027-01-19: Talk with Mia Chen about *Claims*');
  });

  it('is no talk with somebody who has left', async () => {
    const world = await handedOver();
    await jumpTo(world, '2027-01-11T15:00:00Z');
    expect(owedIn(world)).toHaveLength(2);
    await world.workspace.company.deactivates('Mia Chen');
    await world.flush();
    expect(owedIn(world)).toEqual([]);
  });
});
