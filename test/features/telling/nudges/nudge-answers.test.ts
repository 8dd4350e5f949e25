import { describe, expect, it } from 'vitest';
import { keepButton, pressKept } from '../../../support/press.ts';
import {
  FENCE,
  lastDirect,
  nudgesOf,
  startWithChores,
  startWithTwiceAWeek,
  WAITED_FOR,
} from './nudge-world.ts';

describe('the buttons of a nudge', () => {
  it('put it off until the day that the person chose', async () => {
    const { world, work } = await startWithTwiceAWeek();
    work.owe(FENCE);
    await world.travelTo('2027-01-04T15:00:00Z');
    const mia = world.as('Mia Chen');
    const pressed = await mia.press('Remind me Thursday');
    expect(pressed.messages.at(-1)?.text).toBe(
      'You’ll hear about this again on Thursday 7 January.\nPaint the fence',
    );
    await world.travelTo('2027-01-09T00:00:00Z');
    expect(nudgesOf(world, 'UMIA').map(({ at }) => at)).toEqual([
      '2027-01-04T14:30:00Z',
      '2027-01-07T14:30:00Z',
    ]);
  });

  it('are for the person alone whom the message was for, whoever gets hold of them', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    await world.travelTo('2027-01-04T15:00:00Z');
    const kept = keepButton(world, 'Mia Chen', 'Remind me Thursday');
    expect(await pressKept(world, 'Hannah Weiss', kept)).toContain(
      'This message is for Mia Chen, and only they can answer it. Nothing was changed.',
    );
  });

  it('stop messages about a topic, and leave the thing on App Home', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    await world.travelTo('2027-01-04T15:00:00Z');
    const mia = world.as('Mia Chen');
    const why = await mia.press('Why me?');
    expect(why.modal?.text).toContain(
      'Others wait for it. It has been yours since Monday 4 January.',
    );
    const stopped = await mia.press('Stop messages about chores');
    expect(stopped.modal?.text).toContain('No more messages about chores.');
    await mia.close({ all: true });
    await world.travelTo('2027-01-16T00:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toHaveLength(1);
    expect((await mia.openHome()).home?.text).toContain('Paint the fence');
  });

  it('tell a lead what is not the person’s, and whose they think it is', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    await world.travelTo('2027-01-04T15:00:00Z');
    const mia = world.as('Mia Chen');
    await mia.press('Not mine');
    await mia.fill({
      'Whose is it, do you think?': 'Sofía Ramírez',
      'Anything that would help': 'She <built> it',
    });
    const done = await mia.submit();
    expect(done.modal?.text).toContain('A lead will be told, and you won’t hear about it again.');
    await mia.close({ all: true });
    expect(lastDirect(world, 'Mia Chen')).toContain(
      'Not yours: a lead has been told that it may belong to Sofía Ramírez.',
    );
    await world.travelTo('2027-01-06T00:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toHaveLength(1);
    const lena = lastDirect(world, 'Lena Hartmann');
    expect(lena).toContain(
      'Mia Chen says this isn’t theirs. They think it belongs to Sofía Ramírez.',
    );
    expect(lena).toContain('"She <built> it"');
    expect(lena).toContain('Paint the fence');
  });

  it('answer to nobody but the receiver', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    const preview = await world.as('Lena Hartmann').command('/rollout nudges preview @Mia Chen');
    expect(preview.ephemeral?.text).toContain(
      'Mia Chen would get this on Monday 4 January at 09:30 their time.',
    );
    const refused = await world.as('Lena Hartmann').press('Remind me tomorrow');
    expect(refused.text).toContain('This message is not yours to answer. Nothing was changed.');
  });
});

describe('after three reminders without an answer', () => {
  it('asks once, then tells a lead, and then keeps quiet', async () => {
    const { world, work } = await startWithTwiceAWeek();
    work.owe({ ...FENCE, ...WAITED_FOR, dueOn: Temporal.PlainDate.from('2027-01-08') });
    await world.travelTo('2027-02-12T00:00:00Z');
    const mia = nudgesOf(world, 'UMIA');
    expect(mia.map(({ at }) => at)).toEqual([
      '2027-01-04T14:30:00Z',
      '2027-01-06T14:30:00Z',
      '2027-01-11T14:30:00Z',
      '2027-01-13T14:30:00Z',
    ]);
    expect(lastDirect(world, 'Mia Chen')).toContain(
      'I’ve written about this three times, so I’ll stop. What would suit you?',
    );
    expect(nudgesOf(world, 'ULENA')).toHaveLength(1);
    expect(lastDirect(world, 'Lena Hartmann')).toContain(
      'Mia Chen has been reminded of this three times and asked once.',
    );
  });
});

describe('the question after three reminders, about two things', () => {
  it('is answered for both at one press, and each keeps its own button', async () => {
    const { world, work } = await startWithTwiceAWeek();
    work.owe({ ...FENCE, ...WAITED_FOR });
    work.owe({ ...FENCE, ...WAITED_FOR, key: 'gate', text: 'Oil the gate' });
    await world.travelTo('2027-01-13T15:00:00Z');
    const asked = lastDirect(world, 'Mia Chen');
    expect(asked.split('three times')).toHaveLength(2);
    expect(asked.split('[Keep reminding me]')).toHaveLength(2);
    expect(asked.split('[Do it now]')).toHaveLength(3);
    await world.as('Mia Chen').press('Keep reminding me');
    expect(lastDirect(world, 'Mia Chen')).toContain('Not a good week?');
    await world.travelTo('2027-01-19T00:00:00Z');
    expect(nudgesOf(world, 'UMIA').at(-1)).toEqual({
      at: '2027-01-18T14:30:00Z',
      text: 'Two things are waiting for you on *Support copilot*, about 10 minutes together.',
    });
  });

  it.each([
    ['gate', 'short'],
    [`gate:${'x'.repeat(200)}`, 'longer than Slack takes in a choice'],
  ])('is answered for one of them in a window, whose key %s is %s', async (key) => {
    const { world, work } = await startWithChores();
    work.owe({ ...FENCE, ...WAITED_FOR });
    work.owe({ ...FENCE, ...WAITED_FOR, key, text: 'Oil the gate' });
    await world.travelTo('2027-01-13T15:00:00Z');
    const mia = world.as('Mia Chen');
    await mia.press('Not mine');
    await mia.fill({ 'Which is not yours?': 'Oil the gate' });
    await mia.submit();
    await mia.close({ all: true });
    const left = lastDirect(world, 'Mia Chen');
    expect(left).toContain('Paint the fence');
    expect(left).toContain('~Oil the gate~ Not yours: a lead has been told.');
  });
});

describe('a person’s own settings', () => {
  it('move the hours, and say what is wrong where it is wrong', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    const mia = world.as('Mia Chen');
    await mia.command('/rollout settings');
    await mia.fill({ 'Not before': '13:00', 'Not after': '13:10' });
    expect((await mia.submit()).errors).toEqual({
      'Not after': 'Leave at least an hour, so that a message can reach you.',
    });
    await mia.fill({ 'Not after': '17:00', 'On these days': ['Wednesday', 'Thursday'] });
    const saved = await mia.submit();
    expect(saved.modal?.text).toContain(
      'I write between 13:00 and 17:00 your time, Wednesday, Thursday, at most once a week.',
    );
    await mia.close({ all: true });
    await world.travelTo('2027-01-09T00:00:00Z');
    expect(nudgesOf(world, 'UMIA').map(({ at }) => at)).toEqual(['2027-01-06T18:00:00Z']);
  });
});
