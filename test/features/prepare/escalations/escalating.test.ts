import { describe, expect, it } from 'vitest';
import { listPublished } from '../../../../src/features/prepare/core/entries.store.ts';
import { listWorkflowFreezes } from '../../../../src/features/prepare/workflow-freezes/workflow-freezes.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import { casesIn, escalate, lastMessage, startCaseWorld, wayOf } from './case-story.ts';

const formOf = ({ modal }: { modal: { view: unknown } | undefined }) => JSON.stringify(modal?.view);

describe('an output that may be wrong', () => {
  it('goes to the champion, who takes and settles it, and the asker hears each step', async () => {
    const world = await startCaseWorld();
    const said = await escalate(world, 'Hannah Weiss');
    expect(said.text).toContain('Your case went to Mia Chen, champion of *Claims*');
    expect(lastMessage(world, 'Mia Chen')).toContain(
      'Hannah Weiss asks you to look at an output for *reply drafting* in *Claims*.',
    );
    expect(lastMessage(world, 'Mia Chen')).toContain('The sum in it is wrong');
    const mia = world.as('Mia Chen');
    expect((await mia.press('I have it')).text).toContain('You have it now.');
    await world.flush();
    expect(lastMessage(world, 'Hannah Weiss')).toContain('is being looked at. Mia Chen has it');
    await mia.press('Settle it');
    await mia.fill({
      'What was it?': 'It was wrong',
      'What should be done, and why?': 'Add the postage by hand.',
    });
    const settled = await mia.submit();
    expect(settled.text).toContain('*Settled.* Hannah Weiss hears what you found.');
    expect(settled.text).toContain('[Make it an entry]');
    expect(settled.text).toContain('[Log a learning]');
    expect(lastMessage(world, 'Hannah Weiss')).toContain('Add the postage by hand.');
    expect(casesIn(world)[0]?.resolved?.finding).toBe('wrong');
    expect(listWorkflowFreezes(world.database, world.rollout.id)).toEqual([]);
  });

  it('can become an entry of the Core or a learning, with its words as a beginning', async () => {
    const world = await startCaseWorld();
    await escalate(world, 'Hannah Weiss');
    const mia = world.as('Mia Chen');
    await mia.press('Settle it');
    await mia.fill({ 'What was it?': 'It was wrong', 'What should be done, and why?': 'Add it.' });
    await mia.submit();
    expect(formOf(await mia.press('Make it an entry'))).toContain('The sum in it is wrong');
    await mia.close();
    expect(formOf(await mia.press('Log a learning'))).toContain('The sum in it is wrong');
  });

  it('puts the entry that it speaks against before its keeper at once', async () => {
    const world = await startCaseWorld();
    await escalate(world, 'Hannah Weiss');
    const entry = () => listPublished(world.database, world.rollout.id)[0]!;
    expect(entry().verification.doubt).toBeUndefined();
    const mia = world.as('Mia Chen');
    await mia.press('Settle it');
    await mia.fill({
      'What was it?': 'It was wrong',
      'What should be done, and why?': 'Add it.',
      'Which entry of the Core does it speak against?': entry().published.title,
    });
    await mia.submit();
    expect(entry().verification.doubt).toMatchObject({ reason: 'escalation' });
    expect((await world.as('Tom Albrecht').openHome()).home?.text).toContain('Still right');
  });

  it('goes up when nobody takes it within two hours of their own working time', async () => {
    const world = await startCaseWorld();
    await escalate(world, 'Hannah Weiss');
    // It is 10:00 in New York.
    await world.travelTo('2027-01-04T16:59:00Z');
    expect(wayOf(world)).toEqual(['champion UMIA raised']);
    await world.travelTo('2027-01-04T17:01:00Z');
    expect(wayOf(world)).toEqual(['champion UMIA raised', 'owner UTOM silent']);
    expect(lastMessage(world, 'Hannah Weiss')).toContain(
      'went on to Tom Albrecht, owner of *reply drafting*. It wasn’t taken within the time',
    );
    // Tom works in Hamburg, where the day is over: he hears of it the next morning, and then has two hours.
    await world.travelTo('2027-01-05T10:29:00Z');
    expect(lastMessage(world, 'Tom Albrecht')).toContain(
      'You are asked as owner of *reply drafting*',
    );
    expect(wayOf(world)).toHaveLength(2);
    await world.travelTo('2027-01-05T10:32:00Z');
    expect(wayOf(world).at(-1)).toBe('lead leads silent');
    expect(listWorkflowFreezes(world.database, world.rollout.id)).toMatchObject([
      { workflow: 'reply drafting', cause: 'case', lifted: undefined },
    ]);
    expect(lastMessage(world, 'Lena Hartmann')).toContain('stands before the leads');
    expect(lastMessage(world, 'Sam Okafor')).toContain('stands before the leads');
  });

  it('passes by a champion who raised it, and one who is away', async () => {
    const world = await startCaseWorld();
    await escalate(world, 'Mia Chen');
    expect(wayOf(world)).toEqual(['owner UTOM raised']);
    await world.as('Mia Chen').command('/champion away 2027-01-04 2027-01-08');
    const said = await escalate(world, 'Hannah Weiss');
    expect(wayOf(world)).toEqual(['owner UTOM raised']);
    expect(said.text).toContain('Passed by: the champion of *Claims* (they are away).');
  });

  it('stands before the leads at once when it is critical, on a Friday evening too', async () => {
    const world = await startCaseWorld('2027-01-08T17:00:00Z');
    const said = await escalate(world, 'Hannah Weiss', { 'How bad is it?': 'Critical' });
    expect(said.text).toContain(
      'Your case is with the leads, and *reply drafting* is frozen until it is settled.',
    );
    await world.travelTo('2027-01-08T17:20:00Z');
    expect(lastMessage(world, 'Lena Hartmann')).toContain(
      'A critical case about *reply drafting* in *Claims* stands before the leads',
    );
    expect(world.as('Lena Hartmann').sees().text).toContain('*reply drafting* is frozen');
    expect(lastMessage(world, 'Mia Chen')).not.toContain('asks you to look at');
  });

  it('is brought to the sponsor once when no lead takes it', async () => {
    const world = await startCaseWorld();
    await escalate(world, 'Hannah Weiss', { 'How bad is it?': 'Critical' });
    await world.travelTo('2027-01-05T12:00:00Z');
    const heard = world
      .as('Ines Duarte')
      .sees()
      .messages.filter(({ text }) => text.includes('nobody has taken it yet'));
    expect(heard).toHaveLength(1);
    const lena = await pressFromHome(world.as('Lena Hartmann'), 'Look at it', 'I have it');
    expect(lena.text).toContain('You have it now.');
  });

  it('is one case when it is raised again, and taken up when the second word is critical', async () => {
    const world = await startCaseWorld();
    const link = { 'Where it can be seen': 'https://desk.example/1' };
    await escalate(world, 'Hannah Weiss', link);
    const again = await escalate(world, 'Sofía Ramírez', link);
    expect(again.text).toContain('Hannah Weiss raised this output already');
    await escalate(world, 'Daniel Brooks', { ...link, 'How bad is it?': 'Critical' });
    expect(casesIn(world)).toHaveLength(1);
    expect(wayOf(world)).toEqual(['champion UMIA raised', 'lead leads critical']);
  });

  it('is told with one sentence what is wrong with it, and nothing is stored', async () => {
    const world = await startCaseWorld();
    const hannah = world.as('Hannah Weiss');
    await hannah.command('/core escalate');
    await hannah.fill({
      'Which work does it belong to?': 'reply drafting',
      'Where it can be seen': 'javascript:alert(1)',
      'What is wrong, or what can’t you tell?': 'All of it',
    });
    const done = await hannah.submit();
    expect(JSON.stringify(done.errors)).toContain('Write a link that begins with https://');
    expect(casesIn(world)).toEqual([]);
  });

  it('starts from a message by its link, never with its text', async () => {
    const world = await startCaseWorld();
    const hannah = world.as('Hannah Weiss');
    await hannah.say('Dear customer, your number is 4711', { in: '#claims' });
    const form = await hannah.shortcut('Escalate this output', {
      in: '#claims',
      message: 'Dear customer',
    });
    expect(form.modal?.text).not.toContain('4711');
    expect(JSON.stringify(form.modal?.view)).toContain('/archives/');
  });

  it('is seen by the people whom it concerns, and by nobody else', async () => {
    const world = await startCaseWorld();
    await escalate(world, 'Hannah Weiss');
    const mia = world.as('Mia Chen');
    await mia.openHome();
    expect((await mia.press('Look at it')).modal?.text).toContain('The sum in it is wrong');
    expect((await world.as('Bao Nguyen').openHome()).text).not.toContain('The sum in it');
  });
});
