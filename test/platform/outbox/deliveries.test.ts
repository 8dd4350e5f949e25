import { expect, it } from 'vitest';
import { enqueueEntry } from '../../support/entries.ts';
import { MONDAY, openPostRoom, WORKSPACE } from './post-room.ts';
import { standInSlack } from './stand-in-slack.ts';

it('puts off what a carrier puts off, without counting an attempt', async () => {
  const room = openPostRoom({
    handlers: [
      {
        name: 'nudge',
        async deliver(_row, { now, post }) {
          const nine = Temporal.Instant.from('2027-01-11T17:30:00Z');
          if (Temporal.Instant.compare(now, nine) < 0) return { kind: 'later', at: nine };
          return await post({ text: 'rendered now', blocks: [] });
        },
      },
    ],
  });
  enqueueEntry(room.database, {
    key: 'nudge:ana',
    workspaceId: WORKSPACE,
    rolloutId: undefined,
    now: MONDAY,
    handler: 'nudge',
    destination: 'U2',
    payload: {},
  });
  room.say('welcome:ana', 'U2', 'Welcome');

  await room.sender.flush();
  expect(room.slack.texts()).toEqual(['Welcome']);
  expect(room.row('nudge:ana')).toMatchObject({ state: 'queued', attempts: 0 });

  await room.pass({ hours: 9 }, { minutes: 30 });
  expect(room.slack.texts()).toEqual(['Welcome', 'rendered now']);
});

it('stores what follows from a delivery with the delivery, and the delivery even when that fails', async () => {
  const followed: string[] = [];
  const room = openPostRoom({
    handlers: [
      {
        name: 'told',
        deliver: async (row, { post }) => await post({ text: row.key, blocks: [] }),
        settled(_database, row, delivery) {
          if (row.key === 'told:2') throw new Error('a bug');
          followed.push(`${row.key} ${delivery.kind}`);
        },
      },
    ],
  });
  for (const key of ['told:1', 'told:2']) {
    enqueueEntry(room.database, {
      key,
      workspaceId: WORKSPACE,
      rolloutId: undefined,
      now: MONDAY,
      handler: 'told',
      destination: 'C1',
      payload: {},
    });
  }

  await room.sender.flush();

  expect(followed).toEqual(['told:1 sent']);
  expect(room.state('told:2')).toBe('sent');
});

it('gives up in words what nothing here can deliver', async () => {
  const room = openPostRoom();
  enqueueEntry(room.database, {
    key: 'fax:1',
    workspaceId: WORKSPACE,
    rolloutId: undefined,
    now: MONDAY,
    handler: 'fax',
    destination: '123',
    payload: {},
  });

  await room.sender.flush();

  expect(room.row('fax:1')).toMatchObject({
    state: 'failed',
    problem: 'This version does not know how to deliver "fax".',
  });
});

it('a webhook that may be repeated is repeated; one that may not stays unknown', async () => {
  let requests = 0;
  const room = openPostRoom({
    handlers: (['hook', 'hook-once'] as const).map((name) => ({
      name,
      ...(name === 'hook' ? { repeatable: true as const } : {}),
      async deliver() {
        requests += 1;
        return requests <= 2 ? { kind: 'unknown', problem: 'No answer.' } : { kind: 'sent' };
      },
    })),
  });
  for (const handler of ['hook', 'hook-once']) {
    enqueueEntry(room.database, {
      key: `${handler}:1`,
      workspaceId: WORKSPACE,
      rolloutId: undefined,
      now: MONDAY,
      handler,
      destination: `https://example.test/${handler}`,
      payload: {},
    });
  }

  await room.pass({ minutes: 2 });

  expect(room.state('hook:1')).toBe('sent');
  expect(room.row('hook-once:1')).toMatchObject({ state: 'unknown' });
  expect(requests).toBe(3);
});

it('a carrier that fails before anything left is tried again, afterwards not', async () => {
  let tries = 0;
  const room = openPostRoom({
    slack: (now) => standInSlack({ now, scopes: 'no history' }),
    handlers: [
      {
        name: 'clumsy',
        async deliver(_row, { post }) {
          tries += 1;
          if (tries === 1) throw new Error('before');
          await post({ text: 'hello', blocks: [] });
          throw new Error('after');
        },
      },
    ],
  });
  enqueueEntry(room.database, {
    key: 'clumsy:1',
    workspaceId: WORKSPACE,
    rolloutId: undefined,
    now: MONDAY,
    handler: 'clumsy',
    destination: 'C1',
    payload: {},
  });

  await room.pass({ minutes: 5 });

  expect(room.slack.posted).toHaveLength(1);
  expect(room.state('clumsy:1')).toBe('unknown');
});
