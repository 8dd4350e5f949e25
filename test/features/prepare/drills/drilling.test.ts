import { describe, expect, it } from 'vitest';
import { listProofs } from '../../../../src/features/prepare/drills/drills.store.ts';
import { listWorkflowFreezes } from '../../../../src/features/prepare/workflow-freezes/workflow-freezes.store.ts';
import { contextIn } from '../../../support/requests.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { casesIn, lastMessage, startCaseWorld, wayOf } from '../escalations/case-story.ts';

async function start(world: SupportCopilotWorld, name: string) {
  const person = world.as(name);
  await person.command('/core drill reply drafting');
  await person.fill({ 'From which team?': 'Claims' });
  const done = await person.submit();
  await person.close({ all: true });
  return done;
}

const proofs = (world: SupportCopilotWorld) =>
  listProofs(contextIn(world, world.rollout.id), new Set([world.claims.id])).map(
    ({ workflow, proof }) => `${workflow}: ${proof.kind}`,
  );

describe('trying out the path of a case', () => {
  it('goes through every tier at one press each, measures the time and freezes nothing', async () => {
    const world = await startCaseWorld();
    expect(proofs(world)).toContain('reply drafting: none');
    expect((await start(world, 'Sam Okafor')).text).toContain('The drill went to Mia Chen');
    expect(proofs(world)).toContain('reply drafting: under-way');
    expect(lastMessage(world, 'Mia Chen')).toContain('This is a drill');
    await world.travel({ minutes: 12 });
    await world.as('Mia Chen').press('I have it');
    await world.travelTo('2027-01-05T08:40:00Z');
    expect(lastMessage(world, 'Tom Albrecht')).toContain(
      'You are asked as owner of *reply drafting*',
    );
    await world.as('Tom Albrecht').press('I have it');
    await world.travel({ minutes: 5 });
    const sam = world.as('Sam Okafor');
    expect(sam.sees().text).not.toContain('stands before the leads');
    await world.as('Lena Hartmann').press('I have it');
    expect(wayOf(world)).toEqual(['champion UMIA drill', 'owner UTOM drill', 'lead leads drill']);
    const minutes = casesIn(world)[0]?.steps.map(({ tookMinutes }) => tookMinutes);
    // Tom's day in Hamburg ended at 16:30, eighteen minutes after the drill reached him.
    expect(minutes).toEqual([12, 28, 5]);
    expect(proofs(world)).toContain('reply drafting: proven');
    expect(listWorkflowFreezes(world.database, world.rollout.id)).toEqual([]);
    await world.travel({ hours: 2 });
    expect(lastMessage(world, 'Sam Okafor')).toContain('The drill ended');
  });

  it('goes on by itself past those who stay silent, and says that it took too long', async () => {
    const world = await startCaseWorld('2027-01-04T14:30:00Z');
    await start(world, 'Sam Okafor');
    await world.travelTo('2027-01-06T09:00:00Z');
    expect(wayOf(world).slice(1)).toEqual(['owner UTOM silent', 'lead leads silent']);
    await world.as('Lena Hartmann').press('I have it');
    expect(proofs(world)).toContain('reply drafting: too-slow');
  });

  it('is one at a time for a team and its work', async () => {
    const world = await startCaseWorld();
    await start(world, 'Sam Okafor');
    expect(JSON.stringify((await start(world, 'Lena Hartmann')).errors)).toContain('under way');
    expect(casesIn(world)).toHaveLength(1);
  });
});
