import { expect, it } from 'vitest';
import type { ChannelId, UserId } from '../../../src/platform/ids.ts';
import { listFailed } from '../../../src/platform/outbox/manual-actions.ts';
import { refusals } from '../../../src/platform/outbox/slack-refusals.ts';
import { saveChannel, savePerson } from '../../../src/platform/slack/directory.ts';
import { MONDAY, openPostRoom, WORKSPACE } from './post-room.ts';
import { anError, standInSlack } from './stand-in-slack.ts';

function roomWithNames() {
  const room = openPostRoom();
  saveChannel(room.database, {
    workspaceId: WORKSPACE,
    channelId: 'C1' as ChannelId,
    name: 'claims',
    isMember: false,
    isPrivate: false,
    isArchived: false,
    fetchedAt: MONDAY,
  });
  savePerson(room.database, {
    workspaceId: WORKSPACE,
    userId: 'U1' as UserId,
    name: 'Mia Chen',
    timeZone: 'Europe/Berlin',
    isAdmin: false,
    isBot: false,
    isDeactivated: false,
    statusText: '',
    statusUntil: null,
    fetchedAt: MONDAY,
  });
  return room;
}

it.each([
  ['not_in_channel', 'C1', 'The bot is not in #claims: type /invite @Groundswell there.'],
  ['is_archived', 'C1', '#claims is archived: unarchive it or choose another channel.'],
  ['user_not_found', 'U1', 'Mia Chen is no longer in this workspace: name someone else.'],
  ['channel_not_found', 'U1', 'Mia Chen is no longer in this workspace: name someone else.'],
  ['user_disabled', 'U1', 'The account of Mia Chen is deactivated: name someone else.'],
  ['msg_too_long', 'C1', 'The message for #claims is too long for Slack; please report it.'],
  [
    'channel_not_found',
    'C9',
    'That channel cannot be found: if it is a private channel, type /invite @Groundswell there; if it is gone, choose another one.',
  ],
  [
    'invalid_blocks',
    'C1',
    'Slack did not accept how the message for #claims is laid out; please report it.',
  ],
])('%s says what would mend it', async (code, to, problem) => {
  const room = roomWithNames();
  room.slack.next('chat.postMessage', anError(code));
  room.say('a:1', to);

  await room.sender.flush();

  expect(room.row('a:1')).toMatchObject({ state: 'failed', attempts: 1, problem });
});

it('missing_scope names the permission', async () => {
  const room = openPostRoom();
  room.slack.next('chat.postMessage', anError('missing_scope', { needed: 'chat:write' }));
  room.say('a:1', 'C1');

  await room.sender.flush();

  expect(room.row('a:1').problem).toBe(
    'The app lacks a permission (chat:write): install it again from manifest.yml on its Slack page.',
  );
});

const refused = Object.entries(refusals).filter(([, each]) => each.verdict === 'refused');
const passing = Object.entries(refusals).filter(
  ([, each]) => each.verdict === 'again' || each.verdict === 'slow',
);

it.each(refused.map(([code]) => code))('%s is final at the first try', async (code) => {
  const room = openPostRoom();
  room.slack.next('chat.postMessage', anError(code));
  room.say('a:1', 'C1');

  await room.pass({ minutes: 5 }, { seconds: 30 });

  expect(listFailed(room.database)).toHaveLength(1);
  expect(room.row('a:1').problem).not.toMatch(/[{}_]/);
  expect(room.slack.calls).toHaveLength(1);
});

it.each([...passing.map(([code]) => code), 'something_slack_has_not_documented'])(
  '%s passes, and the message goes out',
  async (code) => {
    const room = openPostRoom();
    room.slack.next('chat.postMessage', anError(code));
    room.say('a:1', 'C1');

    await room.pass({ minutes: 1 });

    expect(room.slack.keys()).toEqual(['a:1']);
  },
);

it('what fails for ever is given up after twelve tries, and what follows goes on', async () => {
  const room = openPostRoom({
    slack: (now) =>
      standInSlack({
        now,
        mishap: ({ body }) => (body.text === 'a:1' ? anError('service_unavailable') : undefined),
      }),
  });
  room.say('a:1', 'C1');
  room.say('a:2', 'C1');

  await room.pass({ hours: 3 }, { seconds: 30 });

  expect(room.row('a:1')).toMatchObject({
    state: 'failed',
    attempts: 12,
    problem: 'Slack is not available at the moment. Tried 12 times.',
  });
  expect(room.slack.keys()).toEqual(['a:2']);
});

it.each(['token_revoked', 'account_inactive', 'invalid_auth', 'not_authed'])(
  'with %s sending pauses and says so; nothing is used up, and all goes out when access is back',
  async (code) => {
    let isOut = true;
    const room = openPostRoom({
      slack: (now) => standInSlack({ now, mishap: () => (isOut ? anError(code) : undefined) }),
    });
    for (let i = 0; i < 100; i += 1) room.say(`a:${i}`, `U${i}`);

    await room.pass({ hours: 1 }, { minutes: 1 });
    expect(room.sender.status()).toMatchObject({
      state: 'paused',
      problem: expect.stringContaining('SLACK_BOT_TOKEN'),
    });
    expect(listFailed(room.database)).toHaveLength(0);
    expect(room.slack.calls.length).toBeLessThan(120);
    isOut = false;
    await room.pass({ minutes: 10 }, { minutes: 1 });

    expect(room.slack.posted).toHaveLength(100);
    expect(room.sender.status()).toEqual({ state: 'sending' });
  },
);

it('an inactive account of the addressee stops nobody else', async () => {
  const room = openPostRoom({
    slack: (now) =>
      standInSlack({
        now,
        mishap: ({ body }) => (body.channel === 'U1' ? anError('account_inactive') : undefined),
      }),
  });
  room.say('a:1', 'U1');
  room.say('a:2', 'U2');

  await room.sender.flush();

  expect(room.state('a:1')).toBe('failed');
  expect(room.state('a:2')).toBe('sent');
  expect(room.sender.status()).toEqual({ state: 'sending' });
});

it('stops for everything where a look finds that Slack no longer lets us in', async () => {
  const room = openPostRoom();
  room.slack.next('chat.postMessage', { kind: 'reset', done: true });
  room.say('nudge:mia', 'U1');
  await room.sender.flush();

  room.slack.next('auth.test', anError('token_revoked'));
  await room.pass({ seconds: 20 });
  expect(room.sender.status()).toMatchObject({ state: 'paused' });
  const before = room.slack.calls.length;
  room.say('nudge:tom', 'U2');
  await room.pass({ seconds: 60 });
  expect(room.slack.calls.length).toBe(before);

  await room.pass({ minutes: 10 });
  expect(room.slack.keys()).toEqual(['nudge:mia', 'nudge:tom']);
});

it('a refused token that is accepted a moment later costs one more try, not the message', async () => {
  const room = openPostRoom();
  room.slack.next('chat.postMessage', anError('invalid_auth'));
  room.say('a:1', 'C1');

  await room.pass({ seconds: 10 });

  expect(room.row('a:1')).toMatchObject({ state: 'sent', attempts: 2 });
});
