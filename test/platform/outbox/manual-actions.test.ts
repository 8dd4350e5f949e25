import { expect, it } from 'vitest';
import {
  holdAll,
  listFailed,
  releaseHeld,
  resend,
  settleUnknown,
} from '../../../src/platform/outbox/manual-actions.ts';
import { findOutboxRow } from '../../../src/platform/outbox/outbox.ts';
import { noProduct } from '../../support/requests.ts';
import { MONDAY, openPostRoom } from './post-room.ts';
import { anError, standInSlack } from './stand-in-slack.ts';

it('after a restore nothing goes out until somebody lets it go, and then in order', async () => {
  const room = openPostRoom();
  room.say('a:1', 'C1');
  room.say('a:2', 'C1');
  room.say('b:1', 'C2', 'later', MONDAY.add({ hours: 1 }));
  room.database.$client.exec(
    "update outbox set state = 'sending', claimed_at = created_at where key = 'a:1'",
  );

  expect(holdAll(room.database)).toBe(3);
  room.restart();
  await room.pass({ minutes: 10 }, { minutes: 1 });
  expect(room.slack.calls).toHaveLength(0);

  expect(releaseHeld(room.database, room.clock.now(), ['b:1'])).toBe(1);
  expect(releaseHeld(room.database, room.clock.now())).toBe(2);
  await room.sender.flush();
  expect(room.slack.keys()).toEqual(['a:1', 'a:2']);
  await room.pass({ hours: 1 }, { minutes: 10 });
  expect(room.slack.keys()).toEqual(['a:1', 'a:2', 'b:1']);
});

it('what was refused can be sent again once it is mended', async () => {
  const room = openPostRoom();
  room.slack.next('chat.postMessage', anError('not_in_channel'));
  room.say('digest:1', 'C1');
  await room.sender.flush();
  expect(listFailed(room.database).map((row) => row.key)).toEqual(['digest:1']);

  expect(resend({ database: room.database, now: room.clock.now() }, 'digest:1')).toBe(true);
  await room.sender.flush();

  expect(room.slack.keys()).toEqual(['digest:1']);
  expect(room.row('digest:1')).toMatchObject({ state: 'sent', attempts: 1, problem: null });
});

it('what was sent or is on its way cannot be sent again', async () => {
  const room = openPostRoom();
  room.say('a:1', 'C1');
  expect(resend({ database: room.database, now: MONDAY }, 'a:1')).toBe(false);
  await room.sender.flush();

  expect(resend({ database: room.database, now: MONDAY }, 'a:1')).toBe(false);
  expect(resend({ database: room.database, now: MONDAY }, 'no such key')).toBe(false);
});

it('an unknown message that is not needed any more is closed and its carrier told', async () => {
  const told: string[] = [];
  const handler = {
    name: 'message',
    deliver: async () => ({ kind: 'sent' as const }),
    settled: (_database: unknown, row: { key: string }, delivery: { kind: string }) => {
      told.push(`${row.key} ${delivery.kind}`);
    },
  };
  const room = openPostRoom({ slack: (now) => standInSlack({ now, scopes: 'no history' }) });
  room.slack.next('chat.postMessage', { kind: 'reset', done: false });
  room.say('a:1', 'C1');
  await room.pass({ minutes: 1 });

  expect(
    settleUnknown(
      { database: room.database, product: noProduct, now: room.clock.now() },
      'a:1',
      'not needed',
      [handler],
    ),
  ).toBe(true);

  expect(told).toEqual(['a:1 cancelled']);
  expect(findOutboxRow(room.database, 'a:1')?.state).toBe('cancelled');
});
