import { expect, it } from 'vitest';
import { holdAll, releaseHeld } from '../../../src/platform/outbox/manual-actions.ts';
import { sentence } from '../../../src/platform/slack/blocks.ts';
import { enqueueEditEntry, enqueueEntry } from '../../support/entries.ts';
import { MONDAY, openPostRoom, WORKSPACE } from './post-room.ts';
import { anError } from './stand-in-slack.ts';

it('changes a direct message where it ended up', async () => {
  const room = openPostRoom();
  room.say('nudge:mia', 'U1', 'Two things are waiting for you.');
  await room.sender.flush();

  room.change('nudge:mia', 'Done on Tuesday by Mia.');
  const summary = await room.sender.flush();

  expect(summary).toMatchObject({ sent: {}, edited: 1 });
  expect(room.slack.callsOf('chat.update')[0]?.body).toMatchObject({
    channel: 'DU1',
    ts: room.slack.posted[0]?.ts,
  });
  expect(room.slack.texts()).toEqual(['Done on Tuesday by Mia.']);
});

it('a message that has not left yet leaves as changed, and the change itself says nothing', async () => {
  const room = openPostRoom();
  room.say('nudge:mia', 'U1', 'old words', MONDAY.add({ hours: 1 }));
  room.change('nudge:mia', 'new words');
  room.change('nudge:mia', 'newest words');

  await room.sender.flush();
  expect(room.slack.calls).toHaveLength(0);
  expect(room.state('edit:nudge:mia:1')).toBe('sent');

  await room.pass({ hours: 1 }, { minutes: 30 });
  expect(room.slack.texts()).toEqual(['newest words']);
  expect(room.slack.callsOf('chat.update')).toHaveLength(0);
});

it('a change that had to wait says nothing over the words of a later one', async () => {
  const room = openPostRoom();
  room.say('nudge:mia', 'U1', 'first');
  await room.sender.flush();
  room.change('nudge:mia', 'second');
  const later = MONDAY.add({ minutes: 5 }).epochMilliseconds;
  room.database.$client
    .prepare("update outbox set next_attempt_at = ? where key = 'edit:nudge:mia:1'")
    .run(later);
  room.change('nudge:mia', 'third');
  await room.sender.flush();
  expect(room.slack.texts()).toEqual(['third']);

  await room.pass({ minutes: 10 });

  expect(room.slack.texts()).toEqual(['third']);
  expect(room.row('edit:nudge:mia:1')).toMatchObject({
    state: 'cancelled',
    problem: 'Newer words stand there already.',
  });
});

it('a change waits for its message to arrive first', async () => {
  const room = openPostRoom();
  room.slack.next('chat.postMessage', anError('service_unavailable'));
  room.say('nudge:mia', 'U1', 'first');
  await room.sender.flush();
  room.change('nudge:mia', 'second');

  await room.pass({ seconds: 30 });

  expect(room.slack.texts()).toEqual(['second']);
  expect(room.state('edit:nudge:mia:1')).toBe('sent');
});

it('a change of what was never sent is dropped without a word', async () => {
  const room = openPostRoom();
  room.say('nudge:mia', 'U1', 'first', MONDAY.add({ hours: 1 }));
  room.change('nudge:mia', 'second');
  room.database.$client.exec("update outbox set state = 'cancelled' where key = 'nudge:mia'");

  await room.sender.flush();

  expect(room.slack.calls).toHaveLength(0);
  expect(room.row('edit:nudge:mia:1')).toMatchObject({
    state: 'cancelled',
    problem: 'The message it changes was never sent.',
  });
});

it.each(['message_not_found', 'cant_update_message', 'edit_window_closed', 'is_inactive'])(
  'lets a message be when Slack says %s',
  async (code) => {
    const room = openPostRoom();
    room.say('nudge:mia', 'U1');
    await room.sender.flush();
    room.slack.next('chat.update', anError(code));
    room.change('nudge:mia', 'second');

    await room.sender.flush();

    expect(room.state('edit:nudge:mia:1')).toBe('cancelled');
    expect(room.slack.callsOf('chat.update')).toHaveLength(1);
  },
);

it('a change whose answer was lost is simply made again', async () => {
  const room = openPostRoom();
  room.say('nudge:mia', 'U1', 'first');
  await room.sender.flush();
  room.slack.next('chat.update', { kind: 'reset', done: true });
  room.change('nudge:mia', 'second');

  await room.pass({ seconds: 10 });

  expect(room.slack.callsOf('chat.update')).toHaveLength(2);
  expect(room.slack.texts()).toEqual(['second']);
  expect(room.state('edit:nudge:mia:1')).toBe('sent');
});

it('what a carrier renders when it is sent is changed only after it was sent', async () => {
  const room = openPostRoom({
    handlers: [
      {
        name: 'nudge',
        deliver: async (_row, { post }) => await post({ text: 'as of now', blocks: [] }),
      },
    ],
  });
  const entry = { workspaceId: WORKSPACE, rolloutId: undefined, now: MONDAY };
  enqueueEntry(room.database, {
    ...entry,
    key: 'nudge:mia',
    handler: 'nudge',
    destination: 'U1',
    payload: {},
    notBefore: MONDAY.add({ minutes: 10 }),
  });
  enqueueEditEntry(room.database, {
    ...entry,
    key: 'edit:1',
    of: 'nudge:mia',
    message: sentence('Done.'),
  });

  await room.pass({ minutes: 11 });

  expect(room.slack.callsOf('chat.postMessage')).toHaveLength(1);
  expect(room.slack.texts()).toEqual(['Done.']);
});

it('a message held back after a restore goes out as changed once it is released', async () => {
  const room = openPostRoom();
  room.say('digest:1', 'C1', 'old words');
  expect(holdAll(room.database)).toBe(1);
  room.change('digest:1', 'new words');

  await room.sender.flush();
  expect(room.slack.calls).toHaveLength(0);

  expect(releaseHeld(room.database, room.clock.now())).toBe(1);
  await room.sender.flush();
  expect(room.slack.texts()).toEqual(['new words']);
});
