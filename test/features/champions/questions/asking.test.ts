import { describe, expect, it } from 'vitest';
import { listOpenQuestions } from '../../../../src/features/champions/questions/questions.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import { jumpTo, makeChampion, startChampionWorld } from '../champions/champion-story.ts';

async function startWithChampions() {
  const world = await startChampionWorld();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
  return world;
}

describe('asking one’s champion', () => {
  it('brings the question to the champion and the answer back to the person who asked', async () => {
    const world = await startWithChampions();
    const hannah = world.as('Hannah Weiss');
    const receipt = await hannah.command('/champion asked May I use it for <!channel> & lawyers?');
    expect(receipt.ephemeral?.text).toContain('Your question went to Mia Chen.');
    const mia = world.as('Mia Chen');
    const home = await mia.openHome();
    expect(home.text).toContain('Answer Hannah Weiss of *Claims*');
    expect(JSON.stringify(home.home?.view)).toContain('&lt;!channel&gt; &amp; lawyers?');
    expect((await mia.press('Answer')).modal?.text).toContain('Hannah Weiss of *Claims* asks:');
    await mia.fill({ 'Your answer': 'Yes, but a colleague reads it first.' });
    expect((await mia.submit()).text).toContain('Mia Chen answered Hannah Weiss.');
    await mia.close({ all: true });
    expect(hannah.sees().text).not.toContain('a colleague reads it first');
    await world.travelTo('2027-01-04T14:31:00Z');
    const answer = hannah.sees().messages.at(-1);
    expect(answer?.text).toContain('Mia Chen answers:\n> Yes, but a colleague reads it first.');
    expect(listOpenQuestions(world.database, world.rollout.id)).toEqual([]);
  });

  it('goes to the back-up while the champion is away, and back to the champion afterwards', async () => {
    const world = await startWithChampions();
    await world.as('Mia Chen').command('/champion away 2027-01-05 2027-01-08');
    await jumpTo(world, '2027-01-05T08:00:00Z');
    const hannah = world.as('Hannah Weiss');
    const receipt = await hannah.command('/champion asked And for invoices?');
    expect(receipt.ephemeral?.text).toContain('Your question went to Sofía Ramírez.');
    const sofia = world.as('Sofía Ramírez');
    expect((await sofia.openHome()).text).toContain('“And for invoices?”');
    expect((await world.as('Mia Chen').openHome()).text).not.toContain('“And for invoices?”');
    await jumpTo(world, '2027-01-09T12:00:00Z');
    expect((await world.as('Mia Chen').openHome()).text).toContain('“And for invoices?”');
  });

  it('goes to the leads where a team has nobody, so that no question is nobody’s', async () => {
    const world = await startChampionWorld();
    const receipt = await world.as('Duc Pham').command('/champion asked What is it for?');
    expect(receipt.ephemeral?.text).toContain(
      'Your question went to Lena Hartmann and Sam Okafor.',
    );
    const talked = await pressFromHome(world.as('Lena Hartmann'), 'Answer', 'We talked about it');
    expect(talked.text).toContain('Lena Hartmann talked with Duc Pham about it.');
    expect((await world.as('Sam Okafor').openHome()).text).not.toContain('What is it for?');
    const late = await world.as('Yuki Tanaka').command('/champion asked What is it for?');
    expect(late.ephemeral?.text).toContain('You aren’t in any team of this rollout yet');
  });

  it('can be passed on to another champion, who hears by whom', async () => {
    const world = await startWithChampions();
    await makeChampion(world, 'Tom Albrecht', 'Heike Sommer');
    await world.as('Hannah Weiss').command('/champion asked Does it know our tariffs?');
    const mia = world.as('Mia Chen');
    await pressFromHome(mia, 'Answer', 'Pass it on');
    await mia.fill({ 'Who might know?': 'Tom Albrecht (champion of Customer Care Hamburg)' });
    expect((await mia.submit()).text).toContain('Mia Chen passed it on to Tom Albrecht.');
    await mia.close({ all: true });
    const tom = world.as('Tom Albrecht');
    expect((await tom.openHome()).text).toContain('“Does it know our tariffs?”');
    expect((await mia.openHome()).text).not.toContain('“Does it know our tariffs?”');
  });

  it('starts from any message, with its text in the form as people read it', async () => {
    const world = await startWithChampions();
    const hannah = world.as('Hannah Weiss');
    await hannah.say('How do I check its sums? @Mia Chen said it once', { in: '#claims' });
    const form = await hannah.shortcut('Ask my champion', {
      in: '#claims',
      message: 'How do I check',
    });
    expect(form.modal?.title).toBe('Ask my champion');
    await hannah.submit();
    expect(listOpenQuestions(world.database, world.rollout.id).map((one) => one.text)).toEqual([
      'How do I check its sums? Mia Chen said it once',
    ]);
  });

  it('tells a latecomer that it is answered, and anyone else whose question it is', async () => {
    const world = await startWithChampions();
    await world.as('Hannah Weiss').command('/champion asked Is it live?');
    const mia = world.as('Mia Chen');
    await pressFromHome(mia, 'Answer');
    await mia.fill({ 'Your answer': 'From March.' });
    const sofia = world.as('Sofía Ramírez');
    expect((await sofia.openHome()).text).not.toContain('“Is it live?”');
    await world.as('Mia Chen').submit();
    const second = await mia.submit().catch((error: unknown) => String(error));
    expect(JSON.stringify(second)).toContain('to submit');
  });
});
