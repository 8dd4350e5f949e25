import { expect, it } from 'vitest';
import { listUnknown, resend, settleUnknown } from '../../../src/platform/outbox/manual-actions.ts';
import { noProduct } from '../../support/requests.ts';
import { openPostRoom } from './post-room.ts';
import { anError, type Mishap, standInSlack } from './stand-in-slack.ts';

const arrivedButNoAnswer: Mishap = { kind: 'reset', done: true };
const neverArrived: Mishap = { kind: 'reset', done: false };

it('finds a message whose answer was lost, and does not say it again', async () => {
  const room = openPostRoom();
  room.slack.next('chat.postMessage', arrivedButNoAnswer);
  room.say('nudge:mia', 'U1');

  await room.sender.flush();
  expect(room.state('nudge:mia')).toBe('unknown');

  await room.pass({ minutes: 1 });
  expect(room.row('nudge:mia')).toMatchObject({
    state: 'sent',
    channelId: 'DU1',
    messageTs: room.slack.posted[0]?.ts,
  });
  expect(room.slack.callsOf('chat.postMessage')).toHaveLength(1);
});

it.each([
  ['ahead', 60],
  ['behind', -60],
])('finds it too where our clock is an hour %s', async (_how, minutes) => {
  const room = openPostRoom({
    slack: (now) => standInSlack({ now: () => now().subtract({ minutes }) }),
  });
  room.slack.next('chat.postMessage', arrivedButNoAnswer);
  room.say('nudge:mia', 'U1');
  await room.pass({ minutes: 1 });
  expect(room.state('nudge:mia')).toBe('sent');
  expect(room.slack.posted).toHaveLength(1);
});

it('says again what left and surely did not arrive', async () => {
  const room = openPostRoom();
  room.slack.next('chat.postMessage', neverArrived);
  room.say('digest:r1:2027-W02', 'C1');

  await room.pass({ minutes: 1 });

  expect(room.slack.keys()).toEqual(['digest:r1:2027-W02']);
  expect(room.row('digest:r1:2027-W02')).toMatchObject({ state: 'sent', attempts: 2 });
});

it('what follows in the same place waits until it is known', async () => {
  const room = openPostRoom();
  room.slack.next('chat.postMessage', neverArrived);
  room.say('a:1', 'C1');
  room.say('a:2', 'C1');

  await room.sender.flush();
  expect(room.slack.posted).toHaveLength(0);

  await room.pass({ minutes: 1 });
  expect(room.slack.keys()).toEqual(['a:1', 'a:2']);
});

it.each(['no history', 'no metadata'] as const)(
  'with %s it stays unknown, is never said again by itself and is listed',
  async (scopes) => {
    const room = openPostRoom({ slack: (now) => standInSlack({ now, scopes }) });
    room.slack.next('chat.postMessage', arrivedButNoAnswer);
    room.say('nudge:mia', 'U1');
    room.say('nudge:mia:later', 'U1');

    await room.pass({ hours: 3 }, { minutes: 1 });
    room.restart();
    await room.pass({ hours: 3 }, { minutes: 1 });

    expect(listUnknown(room.database).map((row) => row.key)).toEqual(['nudge:mia']);
    expect(room.row('nudge:mia').problem).toContain('It is not known whether this arrived');
    expect(room.slack.keys()).toEqual(['nudge:mia', 'nudge:mia:later']);
  },
);

it('a person may send it again or say that it arrived', async () => {
  const room = openPostRoom({ slack: (now) => standInSlack({ now, scopes: 'no history' }) });
  room.slack.next('chat.postMessage', neverArrived, arrivedButNoAnswer);
  room.say('a:1', 'U1');
  await room.pass({ minutes: 1 });
  room.say('a:2', 'U2');
  await room.pass({ minutes: 1 });
  expect(listUnknown(room.database)).toHaveLength(2);

  expect(resend({ database: room.database, now: room.clock.now() }, 'a:1')).toBe(true);
  expect(
    settleUnknown(
      { database: room.database, product: noProduct, now: room.clock.now() },
      'a:2',
      'arrived',
    ),
  ).toBe(true);
  expect(
    settleUnknown(
      { database: room.database, product: noProduct, now: room.clock.now() },
      'a:2',
      'arrived',
    ),
  ).toBe(false);
  expect(resend({ database: room.database, now: room.clock.now() }, 'a:2')).toBe(false);
  await room.sender.flush();

  expect(room.slack.keys()).toEqual(['a:2', 'a:1']);
  expect(room.state('a:1')).toBe('sent');
  expect(room.state('a:2')).toBe('sent');
});

it.each([
  ['HTTP 500', { kind: 'status', status: 500 }],
  ['HTTP 502 with a page', { kind: 'status', status: 502, body: '<html>Bad gateway</html>' }],
  ['HTTP 503', { kind: 'status', status: 503 }],
  ['a page instead of an answer', { kind: 'body', text: '<html>Sign in to the network</html>' }],
  ['half an answer', { kind: 'body', text: '{"ok":true,"chan' }],
  ['an empty answer', { kind: 'body', text: '' }],
  ['internal_error', anError('internal_error')],
  ['fatal_error', anError('fatal_error')],
] as [string, Mishap][])('%s leaves it open whether the message arrived', async (_name, mishap) => {
  const room = openPostRoom();
  room.slack.next('chat.postMessage', mishap);
  room.say('nudge:mia', 'U1');

  await room.sender.flush();
  expect(room.state('nudge:mia')).toBe('unknown');

  await room.pass({ minutes: 1 });
  expect(room.slack.keys()).toEqual(['nudge:mia']);
});

it('keeps looking, ever more rarely, while Slack does not answer', async () => {
  let isDown = true;
  const room = openPostRoom({
    slack: (now) =>
      standInSlack({ now, mishap: () => (isDown ? { kind: 'reset', done: false } : undefined) }),
  });
  room.say('nudge:mia', 'U1');

  await room.pass({ hours: 2 }, { seconds: 30 });
  const looks = room.slack.calls.length;
  isDown = false;
  await room.pass({ minutes: 20 }, { seconds: 30 });

  expect(looks).toBeLessThan(30);
  expect(room.slack.keys()).toEqual(['nudge:mia']);
  expect(room.state('nudge:mia')).toBe('sent');
});

it('an outage leaves few messages in doubt and loses none', async () => {
  let isDown = true;
  const room = openPostRoom({
    slack: (now) =>
      standInSlack({ now, mishap: () => (isDown ? { kind: 'status', status: 503 } : undefined) }),
  });
  for (let i = 0; i < 200; i += 1) room.say(`nudge:${i}`, `U${i}`);

  await room.pass({ minutes: 10 });
  expect(listUnknown(room.database).length).toBeLessThan(20);
  isDown = false;
  await room.pass({ hours: 1 }, { seconds: 10 });

  expect(new Set(room.slack.keys()).size).toBe(200);
  expect(room.slack.posted).toHaveLength(200);
});

it('an unreachable Slack costs no attempts, and everything goes out in order afterwards', async () => {
  let isDown = true;
  const room = openPostRoom({
    slack: (now) =>
      standInSlack({ now, mishap: () => (isDown ? { kind: 'unreachable' } : undefined) }),
  });
  for (let i = 0; i < 20; i += 1) room.say(`a:${i}`, 'C1');

  await room.pass({ hours: 5 }, { minutes: 1 });
  expect(room.row('a:0')).toMatchObject({ state: 'queued', attempts: 0 });
  expect(room.sender.status()).toMatchObject({
    state: 'waiting',
    problem: 'Slack cannot be reached.',
  });
  isDown = false;
  await room.pass({ minutes: 2 });

  expect(room.slack.keys()).toEqual(Array.from({ length: 20 }, (_, index) => `a:${index}`));
  expect(room.sender.status()).toEqual({ state: 'sending' });
});
