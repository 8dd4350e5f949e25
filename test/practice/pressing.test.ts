import type { BlockAction, OverflowAction, StaticSelectAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/practice/practice-manifest.ts';
import { startWithBot } from './bolt-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const manifest = parseManifest(`
features:
  app_home: { home_tab_enabled: true, messages_tab_enabled: true }
  shortcuts:
    - { name: Save to the Core, type: message, callback_id: core.save }
    - { name: Open Groundswell, type: global, callback_id: hub.open }
settings: { event_subscriptions: { bot_events: [app_home_opened] } }
`);

describe('a person presses', () => {
  it('a menu item, and chooses in a select, by the words on the screen', async () => {
    const workspace = await startWithBot((app) => {
      app.command('/team', async ({ ack }) => {
        const menu = {
          type: 'overflow' as const,
          action_id: 'more',
          options: [option('Rename'), option('Remove')],
        };
        const phase = {
          type: 'static_select' as const,
          action_id: 'phase',
          placeholder: plain('Pick a phase'),
          options: [option('Early'), option('Late')],
        };
        await ack({ text: 'Claims', blocks: [{ type: 'actions', elements: [menu, phase] }] });
      });
      app.action<BlockAction<OverflowAction>>('more', async ({ ack, action, respond }) => {
        await ack();
        await respond(`Chosen: ${action.selected_option.value}`);
      });
      app.action<BlockAction<StaticSelectAction>>('phase', async ({ ack, action, respond }) => {
        await ack();
        await respond(`Phase: ${action.selected_option.value}`);
      });
    });
    const mia = workspace.as('UMIA');
    await mia.command('/team');
    expect((await mia.press('Remove')).ephemeral?.text).toBe('Chosen: remove');
    expect((await mia.choose('Pick a phase', 'Late')).ephemeral?.text).toBe('Phase: late');
  });

  it('the newest of several buttons with one label, or the one that is meant', async () => {
    const workspace = await startWithBot((app) => {
      app.command('/ask', async ({ ack, command, client }) => {
        await ack();
        const button = {
          type: 'button' as const,
          action_id: 'answer',
          text: plain('Answer'),
          value: command.text,
        };
        const blocks = [{ type: 'actions' as const, elements: [button] }];
        await client.chat.postMessage({ channel: command.user_id, text: command.text, blocks });
      });
      app.action('answer', async ({ ack, payload, respond }) => {
        await ack();
        await respond(`Answered ${(payload as { value: string }).value}`);
      });
    });
    const bao = workspace.as('UBAO');
    await bao.command('/ask first');
    await bao.command('/ask second');
    expect((await bao.press('Answer')).text).toBe('Answered second');
    expect((await bao.press('Answer #2')).text).toBe('Answered first');
  });

  it('a button on the App Home, which is then drawn anew', async () => {
    const home = (text: string) => ({
      type: 'home' as const,
      blocks: [
        { type: 'section' as const, text: plain(text) },
        {
          type: 'actions' as const,
          elements: [{ type: 'button' as const, action_id: 'done', text: plain('Done') }],
        },
      ],
    });
    const workspace = await startWithBot(
      (app) => {
        app.event('app_home_opened', async ({ event, client }) => {
          await client.views.publish({ user_id: event.user, view: home('One thing waits') });
        });
        app.action<BlockAction>('done', async ({ ack, body, client }) => {
          await ack();
          const hash = body.view?.hash ?? '';
          await client.views.publish({ user_id: body.user.id, hash, view: home('Nothing waits') });
        });
      },
      { manifest },
    );
    const ines = workspace.as('UINES');
    expect((await ines.openHome()).text).toContain('One thing waits');
    expect((await ines.press('Done')).text).toContain('Nothing waits');
  });
});

describe('a shortcut', () => {
  it('on a message hands the message over, and a global one opens from anywhere', async () => {
    const heard: string[] = [];
    const workspace = await startWithBot(
      (app) => {
        app.shortcut('core.save', async ({ ack, shortcut }) => {
          heard.push((shortcut as unknown as { message: { text: string } }).message.text);
          await ack();
        });
        app.shortcut('hub.open', async ({ ack, shortcut }) => {
          heard.push(shortcut.type);
          await ack();
        });
      },
      { manifest },
    );
    const tom = workspace.as('UTOM');
    await tom.say('Ask for the policy number first', { in: '#care-hamburg' });
    await tom.shortcut('Save to the Core', { message: 'policy number' });
    await tom.shortcut('Open Groundswell');
    expect(heard).toEqual(['Ask for the policy number first', 'shortcut']);
  });
});

it('what the bot missed the first time comes a second time, and is the same', async () => {
  const heard: string[] = [];
  const workspace = await startWithBot((app) => {
    app.command('/rollout', async ({ ack, command }) => {
      heard.push(command.trigger_id);
      await ack();
    });
  });
  await workspace.as('ULENA').command('/rollout');
  await workspace.redeliver('slash_commands');
  expect(heard).toHaveLength(2);
  expect(heard[0]).toBe(heard[1]);
});
