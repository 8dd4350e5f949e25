import { describe, expect, it } from 'vitest';
import { deactivate, setStatus } from '../../../../src/practice/people/company-life.ts';
import { FENCE, lastDirect, nudgesOf, startWithChores } from './nudge-world.ts';

describe('a nudge', () => {
  it('comes once in the person’s own morning, in New York and in Ho Chi Minh City', async () => {
    const { world, work } = await startWithChores('2027-01-04T10:00:00Z');
    work.owe(FENCE);
    work.owe({ ...FENCE, key: 'gate', personId: 'UBAO', text: 'Oil the gate' });
    await world.travelTo('2027-01-06T00:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toEqual([
      {
        at: '2027-01-04T14:30:00Z',
        text: 'One thing is waiting for you on *Support copilot*, about 5 minutes.',
      },
    ]);
    expect(nudgesOf(world, 'UBAO').map(({ at }) => at)).toEqual(['2027-01-05T02:30:00Z']);
  });

  it('holds all that waits in one message', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    work.owe({ ...FENCE, key: 'gate', text: 'Oil the gate', minutes: 3 });
    await world.travelTo('2027-01-05T00:00:00Z');
    expect(nudgesOf(world, 'UMIA').map(({ text }) => text)).toEqual([
      'Two things are waiting for you on *Support copilot*, about 8 minutes together.',
    ]);
    const seen = lastDirect(world, 'Mia Chen');
    expect(seen).toContain('Paint the fence');
    expect(seen).toContain('Oil the gate');
    expect(seen).toContain('[Remind me tomorrow]\n[Remind me Thursday]\n[Not mine]\n[Why me?]');
  });

  it('is not sent when the thing is done within the hour', async () => {
    const { world, work } = await startWithChores();
    await world.travelTo('2027-01-04T10:00:00Z');
    work.owe({ ...FENCE, personId: 'UHEIKE' });
    await world.travelTo('2027-01-04T10:30:00Z');
    work.settle('fence');
    await world.travelTo('2027-01-06T00:00:00Z');
    expect(nudgesOf(world, 'UHEIKE')).toEqual([]);
  });

  it('is sent once although the bot stops and starts again around it', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    await world.travelTo('2027-01-04T14:29:00Z');
    await world.restart();
    await world.travelTo('2027-01-04T14:30:00Z');
    await world.restart();
    await world.runDueJobs();
    await world.travelTo('2027-01-05T00:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toHaveLength(1);
  });

  it('says in place what was done, by whom and when, and pings nobody by it', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    await world.travelTo('2027-01-05T15:00:00Z');
    const mia = world.as('Mia Chen');
    await mia.press('Do it now');
    await world.travelTo('2027-01-05T16:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toHaveLength(1);
    expect(lastDirect(world, 'Mia Chen')).toBe(
      'Done on Tuesday by you. That was everything I had for you.\nPaint the fence',
    );
  });

  it('strikes out what is done and keeps the rest with its button', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    work.owe({ ...FENCE, key: 'gate', text: 'Oil the gate' });
    await world.travelTo('2027-01-04T15:00:00Z');
    work.settle('gate');
    await world.travelTo('2027-01-04T16:00:00Z');
    const seen = lastDirect(world, 'Mia Chen');
    expect(seen).toContain('One thing is waiting for you');
    expect(seen).toContain('~Oil the gate~ No longer needed.');
    expect(seen).toContain('[Do it now]');
  });

  it('never goes to someone who has left', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    await world.travelTo('2027-01-04T14:00:00Z');
    await deactivate(world.workspace.world, 'UMIA');
    await world.travelTo('2027-01-08T00:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toEqual([]);
  });

  it('waits while the person’s status says that they are away', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    await setStatus(world.workspace.world, 'UMIA', {
      text: 'Vacationing',
      until: '2027-01-07T05:00:00Z',
    });
    await world.travelTo('2027-01-08T00:00:00Z');
    expect(nudgesOf(world, 'UMIA').map(({ at }) => at)).toEqual(['2027-01-07T14:30:00Z']);
  });

  it('keeps to the wall clock when the clocks change on the way', async () => {
    const { world, work } = await startWithChores('2027-03-13T12:00:00Z');
    work.owe(FENCE);
    await world.travelTo('2027-03-16T00:00:00Z');
    expect(nudgesOf(world, 'UMIA').map(({ at }) => at)).toEqual(['2027-03-15T13:30:00Z']);
  });
});
