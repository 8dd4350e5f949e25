import { expect, it } from 'vitest';
import type { DeliveryHandler } from '../../../src/platform/outbox/outbox.ts';
import { enqueueEntry } from '../../support/entries.ts';
import { openPostRoom, type PostRoom, WORKSPACE } from './post-room.ts';

/*
 * Which method a handler calls is learned from its first call. Until then nothing says that it must wait, and
 * what it asks before it writes takes so long that the pace of an elder message is over meanwhile.
 */

const ASKING = Temporal.Duration.from({ seconds: 2 });

function openRoom(): PostRoom {
  const nudges: DeliveryHandler = {
    name: 'nudge',
    deliver(row, { post }) {
      room.wait(ASKING);
      return post({ text: row.key, blocks: [] });
    },
  };
  const room = openPostRoom({ handlers: [nudges], pace: 'slack' });
  return room;
}

function nudge(room: PostRoom, key: string, destination: string): void {
  enqueueEntry(room.database, {
    ...{ key, destination, workspaceId: WORKSPACE, rolloutId: undefined },
    ...{ now: room.clock.now(), handler: 'nudge', payload: {} },
  });
}

it('a message of another kind does not overtake one that waits for its second to be over', async () => {
  const room = openRoom();
  room.say('first', 'U1');
  room.say('second', 'U1');
  nudge(room, 'third', 'U1');

  await room.pass({ seconds: 10 }, { seconds: 1 });
  expect(room.slack.keys()).toEqual(['first', 'second', 'third']);
});

it('nor one of which the queue has not been read yet, since no message may leave', async () => {
  const room = openRoom();
  for (let i = 1; i <= 6; i += 1) room.say(`before:${i}`, `C${i}`);
  await room.sender.flush();
  room.say('elder', 'U1');
  nudge(room, 'younger', 'U1');

  await room.sender.flush();
  await room.pass({ seconds: 10 }, { seconds: 1 });
  expect(room.slack.keys().filter((key) => key === 'elder' || key === 'younger')).toEqual([
    'elder',
    'younger',
  ]);
});

it('nobody waits behind a change of words, and a change for no message', async () => {
  const room = openRoom();
  for (let i = 1; i <= 8; i += 1) room.say(`said:${i}`, `U${i}`);
  await room.pass({ minutes: 2 });
  for (let i = 1; i <= 8; i += 1) room.change(`said:${i}`, 'changed');
  room.say('urgent', 'U8');
  room.say('next', 'U8');

  await room.sender.flush();

  expect(room.slack.callsOf('chat.update').length).toBeLessThan(8);
  expect(room.slack.keys()).toContain('urgent');
  expect(room.slack.keys()).not.toContain('next');
});
