import { describe, expect, it } from 'vitest';
import { movableClock } from '../../../src/platform/clock.ts';
import { parseManifest } from '../../../src/practice/practice-manifest.ts';
import { startPracticeWorkspace } from '../../../src/practice/practice-workspace.ts';
import { call } from '../bolt-bot.ts';

const monday = () => movableClock(Temporal.Instant.from('2027-01-04T08:00:00Z'));
const chatOnly = parseManifest(`
features:
  app_home: { home_tab_enabled: false, messages_tab_enabled: false }
oauth_config:
  scopes: { bot: [chat:write], bot_optional: [usergroups:read] }
`);
const home = { type: 'home', blocks: [] };
const modal = {
  type: 'modal',
  title: { type: 'plain_text', text: 'A form' },
  blocks: [{ type: 'divider' }],
};

describe('a call is refused', () => {
  it('without a token, with a wrong one, and with the wrong kind of token', async () => {
    const workspace = startPracticeWorkspace();
    const bare = await workspace.fetch(`${workspace.apiUrl}auth.test`, { method: 'POST' });
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
    expect(await call(workspace, 'auth.test', {}, 'xoxb-other')).toMatchObject({
      error: 'invalid_auth',
    });
    expect(await call(workspace, 'apps.connections.open')).toMatchObject({
      error: 'not_allowed_token_type',
    });
  });

  it('when Slack has no such method', async () => {
    const workspace = startPracticeWorkspace();
    expect(await call(workspace, 'chat.whisper')).toMatchObject({ error: 'unknown_method' });
  });

  it('when the manifest does not ask for the scope', async () => {
    const workspace = startPracticeWorkspace({ manifest: chatOnly });
    expect(await call(workspace, 'users.info', { user: 'ULENA' })).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write,usergroups:read',
    });
    expect(await call(workspace, 'usergroups.list')).toMatchObject({ ok: true });
  });

  it('or answered without e-mail addresses, which have a scope of their own', async () => {
    const manifest = (scopes: string) =>
      parseManifest(`
features:
  app_home: { home_tab_enabled: false, messages_tab_enabled: false }
oauth_config:
  scopes: { bot: [${scopes}] }
`);
    const seen = async (scopes: string, user: string) => {
      const workspace = startPracticeWorkspace({ manifest: manifest(scopes) });
      const answer = await call(workspace, 'users.info', { user });
      return (answer as unknown as { user: { profile: { email?: string } } }).user.profile.email;
    };
    expect(await seen('users:read', 'ULENA')).toBeUndefined();
    expect(await seen('users:read, users:read.email', 'ULENA')).toBe(
      'lena.hartmann@brightwater-mutual.example',
    );
    expect(await seen('users:read, users:read.email', 'UGROUNDSWELL')).toBeUndefined();
  });

  it('when the manifest has the tab switched off', async () => {
    const workspace = startPracticeWorkspace({ manifest: chatOnly });
    expect(
      await call(workspace, 'chat.postMessage', { channel: 'ULENA', text: 'Hi' }),
    ).toMatchObject({
      error: 'messages_tab_disabled',
    });
    expect(await call(workspace, 'views.publish', { user_id: 'ULENA', view: home })).toMatchObject({
      error: 'not_enabled',
    });
  });

  it.each([
    ['not_in_channel', { channel: 'CCOMPLAINTS', text: 'Hi' }],
    ['channel_not_found', { channel: 'CNOWHERE', text: 'Hi' }],
    ['channel_not_found', { channel: 'CFRAUDREVIEW', text: 'Hi' }],
    ['is_archived', { channel: 'COLDPILOT', text: 'Hi' }],
    ['user_disabled', { channel: 'UJONAS', text: 'Hi' }],
    ['no_text', { channel: 'CCLAIMS' }],
    ['msg_too_long', { channel: 'CCLAIMS', text: 'x'.repeat(40_001) }],
    ['invalid_metadata_format', { channel: 'CCLAIMS', text: 'Hi', metadata: { event: 1 } }],
    ['invalid_blocks', { channel: 'CCLAIMS', text: 'Hi', blocks: [{ type: 'header' }] }],
    ['invalid_arguments', { text: 'Hi' }],
  ])('with %s', async (error, args) => {
    const workspace = startPracticeWorkspace();
    expect(await call(workspace, 'chat.postMessage', args)).toMatchObject({ ok: false, error });
  });

  it('with a pointer to the block that is wrong', async () => {
    const workspace = startPracticeWorkspace();
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    const answer = await call(workspace, 'chat.postMessage', { channel: 'CCLAIMS', blocks });
    expect(answer).toMatchObject({
      response_metadata: {
        messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
  });

  it("when the message to change is not there, or is not the bot's own", async () => {
    const workspace = startPracticeWorkspace();
    const said = await workspace.as('ULENA').say('Good morning', { in: '#ai-rollout' });
    const ts = said.messages[0]?.ts;
    const update = (more: object) =>
      call(workspace, 'chat.update', { channel: 'CAIROLLOUT', text: 'Hi', ...more });
    expect(await update({ ts: '1.000001' })).toMatchObject({ error: 'message_not_found' });
    expect(await update({ ts })).toMatchObject({ error: 'cant_update_message' });
    expect(await update({ ts, text: 'x'.repeat(4001) })).toMatchObject({
      error: 'cant_update_message',
    });
  });

  it('with user groups on a free plan', async () => {
    const workspace = startPracticeWorkspace({ plan: 'free' });
    expect(await call(workspace, 'usergroups.list')).toMatchObject({
      error: 'plan_upgrade_required',
    });
  });
});

describe('a modal is refused', () => {
  async function triggerFor(options: Parameters<typeof startPracticeWorkspace>[0]) {
    const workspace = startPracticeWorkspace(options);
    let trigger = '';
    workspace.connect(async (envelope) => {
      trigger = String(envelope.payload.trigger_id);
      return undefined;
    });
    await workspace.as('ULENA').command('/rollout');
    return { workspace, trigger };
  }

  it('four seconds after the act, and the second time', async () => {
    const clock = monday();
    const { workspace, trigger } = await triggerFor({ clock, triggerExpiry: 'clock' });
    const open = () => call(workspace, 'views.open', { trigger_id: trigger, view: modal });
    expect(await open()).toMatchObject({ ok: true });
    expect(await open()).toMatchObject({ error: 'exchanged_trigger_id' });
    const later = await triggerFor({ clock, triggerExpiry: 'clock' });
    clock.moveTo(clock.now().add({ seconds: 4 }));
    expect(
      await call(later.workspace, 'views.open', { trigger_id: later.trigger, view: modal }),
    ).toMatchObject({ error: 'expired_trigger_id' });
  });

  it('when it is too big, or its hash is not the newest', async () => {
    const { workspace, trigger } = await triggerFor({});
    const block = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2900) } };
    const big = { ...modal, blocks: Array.from({ length: 90 }, () => block) };
    expect(await call(workspace, 'views.open', { trigger_id: trigger, view: big })).toMatchObject({
      error: 'view_too_large',
    });
    const opened = await call(workspace, 'views.open', { trigger_id: trigger, view: modal });
    const { id } = opened.view as { id: string };
    expect(
      await call(workspace, 'views.update', { view_id: id, hash: '1.x', view: modal }),
    ).toMatchObject({ error: 'hash_conflict' });
  });
});

describe('the pace of calls', () => {
  it('is one message a second into a channel, by the practice clock', async () => {
    const clock = monday();
    const workspace = startPracticeWorkspace({ clock, rateLimits: 'clock' });
    const post = (channel: string) => call(workspace, 'chat.postMessage', { channel, text: 'Hi' });
    expect(await post('CCLAIMS')).toMatchObject({ ok: true });
    expect(await post('CCLAIMS')).toMatchObject({ status: 429, retryAfter: '1' });
    expect(await post('CBILLING')).toMatchObject({ ok: true });
    clock.moveTo(clock.now().add({ seconds: 1 }));
    expect(await post('CCLAIMS')).toMatchObject({ ok: true });
  });

  it('is twenty a minute for users.list', async () => {
    const clock = monday();
    const workspace = startPracticeWorkspace({ clock, rateLimits: 'clock' });
    for (let at = 0; at < 20; at += 1) {
      expect(await call(workspace, 'users.list')).toMatchObject({ ok: true });
      clock.moveTo(clock.now().add({ seconds: 1 }));
    }
    expect(await call(workspace, 'users.list')).toMatchObject({ status: 429, retryAfter: '40' });
  });
});
