import { expect, it } from 'vitest';
import { enqueueEntry } from '../../support/entries.ts';
import { noProduct } from '../../support/requests.ts';
import { MONDAY, openPostRoom, WORKSPACE } from './post-room.ts';
import { anError, standInSlack } from './stand-in-slack.ts';

it('says what is queued once, and remembers where it stands', async () => {
  const room = openPostRoom();
  room.say('nudge:mia:2027-01-11', 'U1', 'Two things are waiting for you.');

  const summary = await room.sender.flush();
  await room.sender.flush();

  expect(summary.sent).toEqual({ nudge: 1 });
  expect(room.slack.texts()).toEqual(['Two things are waiting for you.']);
  expect(room.row('nudge:mia:2027-01-11')).toMatchObject({
    state: 'sent',
    attempts: 1,
    channelId: 'DU1',
    messageTs: room.slack.posted[0]?.ts,
    settledAt: MONDAY,
  });
});

it('marks a message with its key, unfurls nothing and links no names', async () => {
  const room = openPostRoom();
  room.say('digest:r1:2027-W02', 'C1');

  await room.sender.flush();

  expect(room.slack.callsOf('chat.postMessage')[0]?.body).toMatchObject({
    channel: 'C1',
    unfurl_links: 'false',
    unfurl_media: 'false',
    link_names: 'false',
    parse: 'none',
    metadata: JSON.stringify({
      event_type: 'groundswell_message',
      event_payload: { key: 'digest:r1:2027-W02' },
    }),
  });
});

it('keeps a message until its time', async () => {
  const room = openPostRoom();
  room.say('nudge:mia', 'U1', 'Good morning', MONDAY.add({ hours: 2 }));

  await room.sender.flush();
  expect(room.slack.posted).toHaveLength(0);

  room.wait({ hours: 2 });
  await room.sender.flush();
  expect(room.slack.posted).toHaveLength(1);
});

it('keeps the order of what is said in one place, while other places go on', async () => {
  const room = openPostRoom();
  for (let i = 1; i <= 30; i += 1) {
    room.say(`a:${i}`, 'C1', `${i}`);
    room.say(`b:${i}`, `C${100 + i}`, 'elsewhere');
  }
  room.slack.next('chat.postMessage', anError('service_unavailable'));

  await room.sender.flush();
  expect(room.slack.posted.filter((each) => each.channel === 'C1')).toHaveLength(0);
  expect(room.slack.texts().filter((text) => text === 'elsewhere')).toHaveLength(30);

  await room.pass({ seconds: 10 });
  const inC1 = room.slack.posted.filter((each) => each.channel === 'C1').map((each) => each.text);
  expect(inC1).toEqual(Array.from({ length: 30 }, (_, index) => String(index + 1)));
});

it('lets nobody wait behind one who has a thousand messages', async () => {
  const room = openPostRoom();
  for (let i = 0; i < 1000; i += 1) room.say(`many:${i}`, 'C1');
  room.say('one:1', 'C2', 'the only one');

  await room.sender.flush();

  expect(room.slack.texts().indexOf('the only one')).toBeLessThan(10);
  expect(room.slack.posted).toHaveLength(1001);
});

it('sends a message without its chart where Slack does not take charts yet', async () => {
  const room = openPostRoom({
    slack: (now) =>
      standInSlack({
        now,
        mishap: ({ body }) =>
          body.blocks?.includes('data_visualization') ? anError('invalid_blocks') : undefined,
      }),
  });
  enqueueEntry(room.database, {
    key: 'digest:1',
    workspaceId: WORKSPACE,
    rolloutId: undefined,
    now: MONDAY,
    handler: 'message',
    destination: 'C1',
    payload: {
      text: 'Week 7',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Week 7' } },
        { type: 'data_visualization', title: 'Use', chart: { type: 'pie', segments: [] } },
      ],
    },
  });

  await room.sender.flush();

  expect(room.slack.posted[0]?.blocks.map((block) => block.type)).toEqual(['header']);
  expect(room.slack.posted[0]?.text).toBe('Week 7');
  expect(room.state('digest:1')).toBe('sent');
});

it('works in the background when woken', async () => {
  const { startSender } = await import('../../../src/platform/outbox/sender.ts');
  const room = openPostRoom();
  const sender = startSender({
    product: noProduct,
    database: room.database,
    clock: room.clock,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    connection: room.slack.connection,
    handlers: [],
    pace: 'off',
  });
  await new Promise((resolve) => setTimeout(resolve, 30));

  room.say('reply:1', 'U1');
  sender.wake();

  await expect.poll(() => room.state('reply:1'), { timeout: 500, interval: 10 }).toBe('sent');
  await sender.stop();
  room.say('reply:2', 'U1');
  sender.wake();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(room.state('reply:2')).toBe('queued');
});
