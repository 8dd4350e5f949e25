import { describe, expect, it } from 'vitest';
import { directOf, editsIn, FENCE, lastDirect, nudgesOf, startWithChores } from './nudge-world.ts';

const GATE = { ...FENCE, key: 'gate', text: 'Oil the gate' };

describe('a newer nudge about the same things', () => {
  it('leaves one line of the older ones, changed once, whatever restarts', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    work.owe(GATE);
    await world.travelTo('2027-01-06T14:31:00Z');
    await world.restart();
    await world.travelTo('2027-01-11T15:00:00Z');
    await world.restart();
    await world.travelTo('2027-01-12T00:00:00Z');
    const [first, second, third] = directOf(world, 'Mia Chen');
    expect(first).toBe('Moved to Wednesday’s message.');
    expect(second).toBe('Moved to Monday’s message.');
    expect(third).toContain('Two things are waiting for you');
    expect(editsIn(world)).toHaveLength(2);
    expect(nudgesOf(world, 'UMIA')).toHaveLength(3);
  });

  it('keeps in the older one what was settled there, and is alone in saying what is settled later', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    work.owe(GATE);
    await world.travelTo('2027-01-05T15:00:00Z');
    work.settle('gate');
    await world.travelTo('2027-01-06T15:00:00Z');
    work.settle('fence');
    await world.travelTo('2027-01-07T00:00:00Z');
    const [first, second] = directOf(world, 'Mia Chen');
    expect(first).toBe('Moved to Wednesday’s message.\n~Oil the gate~ No longer needed.');
    expect(second).toBe('No longer needed. That was everything I had for you.\nPaint the fence');
    expect(editsIn(world)).toHaveLength(3);
  });

  it('leaves alone what it does not hold', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    work.owe({ ...GATE, dueOn: Temporal.PlainDate.from('2027-03-01') });
    await world.travelTo('2027-01-07T00:00:00Z');
    const [first] = directOf(world, 'Mia Chen');
    expect(first).toContain('One thing is waiting for you');
    expect(first).toContain('Oil the gate');
    expect(first).toContain('One more has moved to Wednesday’s message.');
    expect(lastDirect(world, 'Mia Chen')).not.toContain('Oil the gate');
  });
});

describe('what was carried over and on', () => {
  it('is said to stand where it stands now', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    work.owe({ ...GATE, dueOn: Temporal.PlainDate.from('2027-01-18') });
    await world.travelTo('2027-01-12T00:00:00Z');
    const [first, second] = directOf(world, 'Mia Chen');
    expect(first).toBe('Moved to the message from Monday 11 January.');
    expect(second).toBe('Moved to Monday’s message.');
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
