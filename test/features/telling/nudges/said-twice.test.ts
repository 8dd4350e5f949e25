import { describe, expect, it } from 'vitest';
import {
  directOf,
  editsIn,
  FENCE,
  nudgesOf,
  startWithChores,
  startWithTwiceAWeek,
  WAITED_FOR,
} from './nudge-world.ts';

const GATE = { ...FENCE, key: 'gate', text: 'Oil the gate' };

describe('a thing that two messages are about', () => {
  it('stands in both until it is done, and then each says how it ended in a line', async () => {
    const { world, work } = await startWithTwiceAWeek();
    work.owe({ ...FENCE, ...WAITED_FOR });
    await world.travelTo('2027-01-06T14:31:00Z');
    await world.restart();
    for (const message of directOf(world, 'Mia Chen')) expect(message).toContain('Paint the fence');
    expect(directOf(world, 'Mia Chen')).toHaveLength(2);
    expect(editsIn(world)).toEqual([]);
    work.settle('fence');
    await world.travelTo('2027-01-07T00:00:00Z');
    for (const message of directOf(world, 'Mia Chen'))
      expect(message).toBe('No longer needed. That was everything I had for you.\nPaint the fence');
  });

  it('leaves standing what is still open beside it', async () => {
    const { world, work } = await startWithTwiceAWeek();
    work.owe({ ...FENCE, ...WAITED_FOR });
    work.owe(GATE);
    await world.travelTo('2027-01-05T15:00:00Z');
    work.settle('gate');
    await world.travelTo('2027-01-06T15:00:00Z');
    const [first, second] = directOf(world, 'Mia Chen');
    expect(first).toContain('One thing is waiting for you');
    expect(first).toContain('~Oil the gate~ No longer needed.');
    expect(second).not.toContain('Oil the gate');
  });
});

describe('a message that was cancelled before it was sent', () => {
  it('leaves the day to what comes up later on it', async () => {
    const { world, work } = await startWithChores();
    await world.travelTo('2027-01-04T10:00:00Z');
    work.owe({ ...FENCE, personId: 'UHEIKE' });
    await world.travelTo('2027-01-04T10:30:00Z');
    work.settle('fence');
    await world.travelTo('2027-01-04T12:00:00Z');
    work.owe({ ...GATE, personId: 'UHEIKE' });
    await world.restart();
    await world.travelTo('2027-01-05T00:00:00Z');
    expect(nudgesOf(world, 'UHEIKE').map(({ at }) => at.slice(0, 13))).toEqual(['2027-01-04T13']);
    const heike = world.as('Heike Sommer');
    expect((await heike.press('Why me?')).modal?.text).toContain('Oil the gate');
    await heike.close({ all: true });
  });

  it('is not followed by a second message on a day that has had one', async () => {
    const { world, work } = await startWithChores();
    work.owe({ ...FENCE, personId: 'UHEIKE' });
    await world.travelTo('2027-01-04T12:00:00Z');
    work.settle('fence');
    work.owe({ ...GATE, personId: 'UHEIKE' });
    await world.travelTo('2027-01-05T00:00:00Z');
    expect(nudgesOf(world, 'UHEIKE')).toHaveLength(1);
  });
});
