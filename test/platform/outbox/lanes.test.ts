import { expect, it, vi } from 'vitest';
import { write } from '../../../src/platform/database.ts';
import { type DeliveryHandler, takeAdded } from '../../../src/platform/outbox/outbox.ts';
import { enqueueEntry } from '../../support/entries.ts';
import { openPostRoom, WORKSPACE } from './post-room.ts';
import { anError } from './stand-in-slack.ts';

/** A receiver that takes what it is sent and does not answer before it is told to. */
function hangingReceiver(lane: { lane?: 'outside' }) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let held = 0;
  const handler: DeliveryHandler = {
    name: 'hook',
    repeatable: true,
    ...lane,
    async deliver() {
      held += 1;
      await promise;
      return { kind: 'sent' };
    },
  };
  return { handler, answer: resolve, held: () => held };
}

function openWith(handler: DeliveryHandler) {
  const room = openPostRoom({ handlers: [handler] });
  const notify = (key: string, destination: string) =>
    write(room.database, () =>
      enqueueEntry(room.database, {
        key,
        workspaceId: WORKSPACE,
        rolloutId: undefined,
        now: room.clock.now(),
        handler: 'hook',
        destination,
        payload: {},
      }),
    );
  return { room, notify };
}

it('says to Slack what is due while receivers elsewhere do not answer', async () => {
  const receiver = hangingReceiver({ lane: 'outside' });
  const { room, notify } = openWith(receiver.handler);
  for (const place of ['a', 'b', 'c', 'd', 'e']) notify(`hook:${place}`, place);
  const first = room.sender.flush();
  await vi.waitFor(() => expect(receiver.held()).toBe(4));
  room.say('nudge:mia', 'U1', 'Good morning');
  const second = room.sender.flush();
  await vi.waitFor(() => expect(room.slack.texts()).toEqual(['Good morning']));
  expect(room.state('hook:a')).toBe('sending');
  receiver.answer();
  await Promise.all([first, second]);
  expect(['a', 'b', 'c', 'd', 'e'].map((place) => room.state(`hook:${place}`))).toEqual(
    Array(5).fill('sent'),
  );
});

it('tells receivers elsewhere while Slack lets nobody in, and while it does not answer', async () => {
  const told: string[] = [];
  const { room, notify } = openWith({
    ...{ name: 'hook', repeatable: true, lane: 'outside' },
    async deliver({ key }) {
      told.push(key);
      return { kind: 'sent' };
    },
  });
  for (const mishap of [anError('token_revoked'), { kind: 'reset', done: false } as const]) {
    room.slack.next('chat.postMessage', mishap);
    room.slack.next('auth.test', mishap);
    room.say(`nudge:${mishap.kind}`, 'U1', 'Good morning');
    await room.sender.flush();
    expect(room.sender.status().state).not.toBe('sending');
    notify(`loss:${mishap.kind}`, 'crm losses');
    await room.sender.flush();
    expect(told.at(-1)).toBe(`loss:${mishap.kind}`);
    await room.pass({ minutes: 6 });
  }
});

it('keeps one place waiting behind what it did not take, and no other place', async () => {
  const said: string[] = [];
  let isIll = true;
  const { room, notify } = openWith({
    name: 'hook',
    repeatable: true,
    lane: 'outside',
    async deliver({ key }) {
      if (isIll && key === 'grant:1') return { kind: 'failed-once', problem: 'Ill.' };
      said.push(key);
      return { kind: 'sent' };
    },
  });
  notify('grant:1', 'crm');
  notify('grant:2', 'crm');
  await room.sender.flush();
  notify('loss:3', 'crm losses');
  await room.sender.flush();
  expect(said).toEqual(['loss:3']);
  isIll = false;
  await room.pass({ minutes: 1 });
  expect(said).toEqual(['loss:3', 'grant:1', 'grant:2']);
});

it('hears once where something was added, so that the other ways out are left asleep', () => {
  const { room, notify } = openWith(hangingReceiver({ lane: 'outside' }).handler);
  room.say('nudge:mia', 'U1', 'Good morning');
  expect(takeAdded(room.database)).toEqual([{ handler: 'message', destination: 'U1' }]);
  notify('hook:a', 'a');
  notify('hook:b', 'b');
  expect(takeAdded(room.database).map(({ destination }) => destination)).toEqual(['a', 'b']);
  // Said before: nothing was added.
  notify('hook:a', 'a');
  expect(takeAdded(room.database)).toEqual([]);
});
