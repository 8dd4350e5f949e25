import { describe, expect, it } from 'vitest';
import {
  findClosedPlace,
  moveDestination,
  openPlace,
} from '../../../src/platform/outbox/closed-places.ts';
import { openPostRoom } from './post-room.ts';
import { anError, type Mishap } from './stand-in-slack.ts';

type Room = ReturnType<typeof openPostRoom>;

const posts = (room: ReturnType<typeof openPostRoom>) =>
  room.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;

describe('a place where Slack refuses us for good', () => {
  it('is not tried again until something has changed there', async () => {
    const room = openPostRoom();
    room.slack.next('chat.postMessage', anError('not_in_channel'));
    room.say('a:1', 'C1');
    await room.sender.flush();
    for (let day = 0; day < 5; day += 1) {
      room.wait({ hours: 24 });
      room.say(`a:day-${day}`, 'C1');
      await room.sender.flush();
    }
    expect(posts(room)).toBe(1);
    expect(room.row('a:day-4')).toMatchObject({
      state: 'failed',
      problem: room.row('a:1').problem,
    });
    room.say('b:1', 'C2');
    await room.sender.flush();
    expect(room.state('b:1')).toBe('sent');
  });

  it('hears, once it is open again, what is less than two days old and nothing else', async () => {
    const room = openPostRoom();
    room.slack.next('chat.postMessage', anError('is_archived'));
    room.say('a:old', 'C1');
    await room.sender.flush();
    room.wait({ hours: 47 });
    room.say('a:new', 'C1');
    await room.sender.flush();
    room.wait({ hours: 2 });
    expect(openPlace(room.database, 'C1', room.clock.now())).toBe(true);
    expect(openPlace(room.database, 'C1', room.clock.now())).toBe(false);
    await room.sender.flush();
    expect([room.state('a:old'), room.state('a:new')]).toEqual(['failed', 'sent']);
  });

  it('closes again when it is still refused, and says nothing twice', async () => {
    const room = openPostRoom();
    room.slack.next('chat.postMessage', anError('not_in_channel'), anError('not_in_channel'));
    room.say('a:1', 'C1');
    await room.sender.flush();
    openPlace(room.database, 'C1', room.clock.now());
    await room.sender.flush();
    expect(findClosedPlace(room.database, 'C1')?.code).toBe('not_in_channel');
    openPlace(room.database, 'C1', room.clock.now());
    await room.sender.flush();
    openPlace(room.database, 'C1', room.clock.now());
    await room.sender.flush();
    expect(room.state('a:1')).toBe('sent');
    expect(posts(room)).toBe(3);
  });

  it('says again what was refused first of all, however long it takes to write that down', async () => {
    const room = openPostRoom({ tick: { milliseconds: 1 } });
    room.slack.next('chat.postMessage', anError('not_in_channel'));
    room.say('a:1', 'C1');
    await room.sender.flush();
    openPlace(room.database, 'C1', room.clock.now());
    await room.sender.flush();
    expect(room.state('a:1')).toBe('sent');
  });

  it('is not closed by what is wrong with one message', async () => {
    const room = openPostRoom();
    room.slack.next('chat.postMessage', anError('msg_too_long'));
    room.say('a:1', 'C1');
    room.say('a:2', 'C1');
    await room.sender.flush();
    expect([room.state('a:1'), room.state('a:2')]).toEqual(['failed', 'sent']);
  });

  it('may get another id, under which what stands there is changed', async () => {
    const room = openPostRoom();
    room.say('a:1', 'C1', 'first words');
    await room.sender.flush();
    moveDestination(room.database, 'C1', 'C9', room.clock.now());
    room.change('a:1', 'other words');
    await room.sender.flush();
    expect(room.slack.callsOf('chat.update').map(({ body }) => body.channel)).toEqual(['C9']);
    const places = room.database.$client.prepare('select distinct destination from outbox');
    expect(places.pluck().all()).toEqual(['C9']);
  });

  it('may come back under another id, and what waits follows it', async () => {
    const room = openPostRoom();
    room.slack.next('chat.postMessage', anError('channel_not_found'));
    room.say('a:1', 'C1');
    await room.sender.flush();
    moveDestination(room.database, 'C1', 'C9', room.clock.now());
    await room.sender.flush();
    expect(room.state('a:1')).toBe('sent');
    expect(room.slack.calls.at(-1)?.body.channel).toBe('C9');
  });

  describe('while an answer from there is missing', () => {
    const arrivedUnanswered: Mishap = { kind: 'reset', done: true };
    const neverArrived: Mishap = { kind: 'reset', done: false };

    /** Something was sent, no answer came, and by then the bot is not in the channel. */
    async function unansweredIn(mishap: Mishap, act: (room: Room) => void) {
      const room = openPostRoom();
      room.slack.next('chat.postMessage', mishap);
      room.slack.next('conversations.history', anError('not_in_channel'));
      act(room);
      await room.pass({ minutes: 1 });
      return room;
    }
    const open = async (room: Room) => {
      openPlace(room.database, 'C1', room.clock.now());
      await room.pass({ minutes: 1 });
    };

    it('is closed, and looked through for it once it is open again, be that weeks later', async () => {
      const room = await unansweredIn(arrivedUnanswered, (it) => it.say('a:1', 'C1'));
      expect([room.state('a:1'), findClosedPlace(room.database, 'C1')?.code]).toEqual([
        'unknown',
        'not_in_channel',
      ]);
      room.wait({ hours: 500 });
      await open(room);
      expect(room.row('a:1')).toMatchObject({ state: 'sent', messageTs: room.slack.posted[0]?.ts });
      expect(posts(room)).toBe(1);
    });

    it.each([
      [47, 'sent', 2],
      [49, 'unknown', 1],
    ])('hears what did not arrive, %i hours later: %s', async (hours, state, tries) => {
      const room = await unansweredIn(neverArrived, (it) => it.say('a:1', 'C1'));
      room.wait({ hours });
      await open(room);
      expect([room.state('a:1'), posts(room)]).toEqual([state, tries]);
      expect(room.slack.posted).toHaveLength(tries - 1);
    });

    it('is one answer for all that went out together', async () => {
      const room = await unansweredIn(arrivedUnanswered, (it) => {
        it.post('a:1', 'C1');
        it.post('a:2', 'C1');
      });
      expect([room.state('a:1'), room.state('a:2')]).toEqual(['unknown', 'unknown']);
      await open(room);
      expect([room.state('a:1'), room.state('a:2')]).toEqual(['sent', 'sent']);
      expect([room.row('a:1').attempts, room.row('a:2').attempts]).toEqual([1, 1]);
      expect(posts(room)).toBe(1);
    });

    it('says again, together, what went out together and did not arrive', async () => {
      const room = await unansweredIn(neverArrived, (it) => {
        it.post('a:1', 'C1');
        it.post('a:2', 'C1');
      });
      await open(room);
      expect([room.state('a:1'), room.state('a:2'), posts(room)]).toEqual(['sent', 'sent', 2]);
    });
  });
});
