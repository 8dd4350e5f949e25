import type { BlockButtonAction } from '@slack/bolt';
import { expect, it } from 'vitest';
import { startPracticeWorkspace } from '../../src/practice/practice-workspace.ts';
import { startWithBot } from './bolt-bot.ts';

const form = {
  type: 'modal' as const,
  callback_id: 'setup',
  title: { type: 'plain_text' as const, text: 'A new rollout' },
  submit: { type: 'plain_text' as const, text: 'Start' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: { type: 'plain_text' as const, text: 'Name' },
      element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 20 },
    },
    {
      type: 'input' as const,
      block_id: 'lead',
      label: { type: 'plain_text' as const, text: 'Lead' },
      element: { type: 'users_select' as const, action_id: 'who' },
    },
  ],
};

it('a person types a command, fills in the form that opens, and reads what became of it', async () => {
  const workspace = await startWithBot((app) => {
    app.command('/rollout', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    app.view('setup', async ({ ack, body, view, client }) => {
      const name = view.state.values.name?.text?.value;
      if (name === 'taken') return ack({ response_action: 'errors', errors: { name: 'Taken.' } });
      await ack();
      const lead = view.state.values.lead?.who?.selected_user;
      await client.chat.postMessage({
        channel: 'CAIROLLOUT',
        text: `${name} is led by <@${lead}>, says <@${body.user.id}>`,
      });
    });
  });
  const lena = workspace.as('ULENA');

  const opened = await lena.command('/rollout setup', { in: '#ai-rollout' });
  expect(opened.modal?.title).toBe('A new rollout');

  const empty = await lena.submit();
  expect(empty.errors).toEqual({
    Name: 'Please complete this required field.',
    Lead: 'Please complete this required field.',
  });

  await lena.fill({ Name: 'taken', Lead: 'Sam Okafor' });
  const taken = await lena.submit();
  expect(taken.errors).toEqual({ Name: 'Taken.' });

  await lena.fill({ Name: 'Support copilot' });
  const done = await lena.submit();
  expect(done.modal).toBeUndefined();
  expect(done.text).toContain('Support copilot is led by @Sam Okafor, says @Lena Hartmann');
});

it('a button acts where the message stands and the message says what was done', async () => {
  const workspace = await startWithBot((app) => {
    app.command('/champion', async ({ ack }) => {
      await ack({
        text: 'Ready?',
        blocks: [
          {
            type: 'section',
            text: { type: 'mrkdwn', text: 'Is *Claims* ready?' },
            accessory: {
              type: 'button',
              action_id: 'ready',
              value: 'claims',
              text: { type: 'plain_text', text: 'Yes, ready' },
            },
          },
        ],
      });
    });
    app.action<BlockButtonAction>('ready', async ({ ack, action, respond }) => {
      await ack();
      await respond({ replace_original: true, text: `Done: ${action.value}` });
    });
  });
  const mia = workspace.as('Mia Chen');
  const asked = await mia.command('/champion');
  expect(asked.ephemeral?.text).toBe('Is *Claims* ready?\n[Yes, ready]');
  const pressed = await mia.press('Yes, ready');
  expect(pressed.text).toBe('Done: claims');
  await expect(mia.press('Yes, ready')).rejects.toThrow('Mia Chen sees no "Yes, ready"');
});

it('the App Home is published when a person opens it', async () => {
  const workspace = await startWithBot((app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: {
          type: 'home',
          blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Nothing waits for you.' } }],
        },
      });
    });
  });
  const outcome = await workspace.as('UBAO').openHome();
  expect(outcome.home?.text).toBe('Nothing waits for you.');
  expect(outcome.text).toBe('Nothing waits for you.');
});

it('a person is told when no bot listens', async () => {
  const workspace = startPracticeWorkspace();
  const outcome = await workspace.as('ULENA').command('/rollout');
  expect(outcome.notice).toContain('The bot isn’t connected');
});
