import { describe, expect, it } from 'vitest';
import { newsOf } from '../../../support/news.ts';
import { type ChampionWorld, makeChampion } from '../../champions/champions/champion-story.ts';
import { log, now, secondPilot, step } from './learning-story.ts';

/** Mia of Claims found it and the fix is there; nobody has tried it yet. */
async function fixed(): Promise<ChampionWorld> {
  const world = await secondPilot();
  await makeChampion(world, 'Priya Raman', 'Vikram Subramanian');
  await log(world, 'Mia Chen');
  await step(world, 'Mia Chen', 'Name the cause', { 'Why does it happen?': 'No path' });
  await step(world, 'Sam Okafor', 'Agree on an action', {
    'What needs to be done?': 'Add the night shift',
    'Where does the change end up?': 'A task',
  });
  await step(world, 'Sam Okafor', 'Mark as done');
  return world;
}

const tries = (world: ChampionWorld, who: string) =>
  step(world, who, 'Say how it went', {
    'Have you used it yourself?': 'Yes, in my team’s own work',
    'Does it work in your team?': 'Yes, it works here too',
    'What did you see?': 'Nobody waited',
  });

/** From the list of all learnings, where those that are settled stand too. */
async function adopts(world: ChampionWorld, who: string): Promise<void> {
  const person = world.as(who);
  await person.command('/rollout learnings');
  await person.press('Show all 1');
  await person.press('Look at it');
  await person.press('Adopt it');
  await person.submit();
  await person.close({ all: true });
}

const messagesTo = (world: ChampionWorld, who: string) =>
  newsOf(world, world.as(who)).filter(
    (text) => text.includes('what you found') || text.includes('What you found'),
  );

describe('credit for a learning', () => {
  it('stands on the learning for everybody, and is said once to whoever found it', async () => {
    const world = await fixed();
    await tries(world, 'Bao Nguyen');
    await adopts(world, 'Priya Raman');
    await world.restart();
    await world.runDueJobs();
    const [validated, adopted, ...more] = messagesTo(world, 'Mia Chen');
    expect(validated).toContain(
      'What you found works in *Billing* too: Bao Nguyen tried it there.',
    );
    expect(adopted).toContain('*Renewals* now uses what you found: Priya Raman adopted it there.');
    expect(more).toEqual([]);
    const thanks = 'Adopted by *Billing* and *Renewals*: thanks to Mia Chen.';
    const tom = world.as('Tom Albrecht');
    await tom.command('/rollout learnings');
    expect((await tom.press('Show all 1')).modal?.text).toContain(thanks);
    expect((await tom.press('Look at it')).modal?.text).toContain(thanks);
  });

  it('is not for the own team, which cannot show that it works elsewhere', async () => {
    const world = await fixed();
    const mia = world.as('Mia Chen');
    await mia.command('/rollout learnings');
    const card = await mia.press('Look at it');
    expect(card.modal?.text).not.toContain('Say how it went');
    expect(card.modal?.text).not.toContain('Adopt it');
    expect(card.modal?.text).not.toContain('thanks to');
    expect(now(world)?.adoptedBy).toEqual([]);
    expect(messagesTo(world, 'Mia Chen')).toEqual([]);
  });

  it('stays with somebody who has left, and is not sent to a closed account', async () => {
    const world = await fixed();
    await world.workspace.company.deactivates('Mia Chen');
    await tries(world, 'Bao Nguyen');
    await world.runDueJobs();
    const queued = world.database.$client
      .prepare("select key from personal_news where key like 'learnings.credit:%'")
      .all();
    expect(queued).toEqual([]);
    const tom = world.as('Tom Albrecht');
    await tom.command('/rollout learnings');
    expect((await tom.press('Show all 1')).modal?.text).toContain(
      'Adopted by *Billing*: thanks to Mia Chen.',
    );
  });

  it('is one line in the summary of the wave that found it, with names and without a count', async () => {
    const world = await fixed();
    const summary = async () =>
      (await world.as('Tom Albrecht').command('/rollout wave summary 0')).text;
    expect(await summary()).not.toContain('Thanks to');
    await tries(world, 'Bao Nguyen');
    expect(await summary()).toContain(
      'Thanks to Mia Chen: another team now uses what this wave found out.',
    );
    await adopts(world, 'Priya Raman');
    expect(await summary()).toContain(
      'Thanks to Mia Chen: other teams now use what this wave found out.',
    );
  });
});
