import { describe, expect, it } from 'vitest';
import {
  findClosedPlace,
  moveDestination,
  openPlace,
} from '../../../src/platform/outbox/closed-places.ts';
import { openPostRoom } from './post-room.ts';
import { anError, type Mishap } from './stand-in-slack.ts';

const posts = (room: ReturnType<typeof openPostRoom>) =>
  room.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;

describe('a message without an answer, to a place where Slack lets us look no more', () => {
  const LOST = { kind: 'reset', done: false } as const;
  const ARRIVED = { kind: 'reset', done: true } as const;

  /** It leaves, and when it is looked for we have been removed. */
  async function leaves(
    mishap: Mishap,
    say: (room: ReturnType<typeof openPostRoom>) => void = (room) => room.say('a:1', 'C1'),
  ) {
    const room = openPostRoom();
    room.slack.next('chat.postMessage', mishap);
    room.slack.next('conversations.history', anError('not_in_channel'));
    say(room);
    await room.pass({ minutes: 1 });
    return room;
  }

  it('stands before a lead with what mends it, and nothing more goes there', async () => {
    const room = await leaves(LOST);
    expect(room.row('a:1').state).toBe('unknown');
    expect(room.row('a:1').problem).toContain('cannot be looked up. The bot is not in');
    expect(findClosedPlace(room.database, 'C1')).toMatchObject({
      code: 'not_in_channel',
      problem: expect.stringMatching(/^The bot is not in .*type \/invite @Groundswell there/),
    });
    room.say('a:2', 'C1');
    await room.sender.flush();
    expect(room.state('a:2')).toBe('failed');
    expect(posts(room)).toBe(1);
  });

  it.each([
    ['is said then, where it did not arrive', LOST, 2],
    ['is left as it is, where it did', ARRIVED, 1],
  ])('is looked for when we are invited again, and %s', async (_says, mishap, tries) => {
    const room = await leaves(mishap);
    openPlace(room.database, 'C1', room.clock.now());
    await room.pass({ minutes: 1 });
    expect(room.state('a:1')).toBe('sent');
    expect(posts(room)).toBe(tries);
    expect(room.slack.keys()).toEqual(['a:1']);
  });

  it.each([LOST, ARRIVED])('takes along what went out with it (%j)', async (mishap) => {
    const room = await leaves(mishap, (one) => {
      one.post('a:1', 'C1');
      one.post('a:2', 'C1');
    });
    expect([room.state('a:1'), room.state('a:2')]).toEqual(['unknown', 'unknown']);
    openPlace(room.database, 'C1', room.clock.now());
    await room.pass({ hours: 2 }, { minutes: 5 });
    expect([room.state('a:1'), room.state('a:2')]).toEqual(['sent', 'sent']);
    const words = room.slack.posted.map(({ blocks }) => JSON.stringify(blocks));
    expect(words).toHaveLength(1);
    expect(words[0]).toMatch(/a:1.*a:2/);
  });

  it('is no news after two days, and stays for a person to say', async () => {
    const room = await leaves(LOST);
    room.wait({ hours: 48 });
    openPlace(room.database, 'C1', room.clock.now());
    await room.pass({ minutes: 1 });
    expect(room.state('a:1')).toBe('unknown');
    expect(posts(room)).toBe(1);
  });

  it('is looked for under the new id of a channel that has got one', async () => {
    const room = await leaves(LOST);
    moveDestination(room.database, 'C1', 'C9', room.clock.now());
    await room.pass({ minutes: 1 });
    expect(room.slack.posted.map(({ channel }) => channel)).toEqual(['C9']);
  });
});
