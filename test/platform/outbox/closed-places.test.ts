import { describe, expect, it } from 'vitest';
import {
  findClosedPlace,
  moveDestination,
  openPlace,
} from '../../../src/platform/outbox/closed-places.ts';
import { openPostRoom } from './post-room.ts';
import { anError } from './stand-in-slack.ts';

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

  it('is not closed by what is wrong with one message', async () => {
    const room = openPostRoom();
    room.slack.next('chat.postMessage', anError('msg_too_long'));
    room.say('a:1', 'C1');
    room.say('a:2', 'C1');
    await room.sender.flush();
    expect([room.state('a:1'), room.state('a:2')]).toEqual(['failed', 'sent']);
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
});
