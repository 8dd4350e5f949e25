import { describe, expect, it } from 'vitest';
import { startWithBot } from './bolt-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

describe('what a command carries', () => {
  it('names become people and channels, and signs stay what was typed', async () => {
    const texts: string[] = [];
    const workspace = await startWithBot((app) => {
      app.command('/champion', async ({ ack, command }) => {
        texts.push(command.text);
        await ack();
      });
    });
    await workspace.as('ULENA').command('/champion nominate @Mia Chen for #claims & <!channel>');
    await workspace.as('ULENA').command('/champion nominate @mia.chen');
    expect(texts).toEqual([
      'nominate <@UMIA|mia.chen> for <#CCLAIMS|claims> &amp; &lt;!channel&gt;',
      'nominate <@UMIA|mia.chen>',
    ]);
  });
});

it('forms lie on each other three deep, and not deeper', async () => {
  const layer = (depth: number) => ({
    type: 'modal' as const,
    callback_id: 'layer',
    title: plain(`Layer ${depth}`),
    submit: plain('Deeper'),
    blocks: [{ type: 'section' as const, text: plain(`Level ${depth}`) }],
    private_metadata: String(depth),
  });
  const workspace = await startWithBot((app) => {
    app.command('/dive', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: layer(1) });
    });
    app.view('layer', async ({ ack, view }) => {
      const view_ = layer(Number(view.private_metadata) + 1);
      await ack({ response_action: 'push', view: view_ });
    });
  });
  const bao = workspace.as('UBAO');
  await bao.command('/dive');
  await bao.submit();
  expect((await bao.submit()).modal?.title).toBe('Layer 3');
  const fourth = await bao.submit();
  expect(fourth.modal?.title).toBe('Layer 3');
  expect(fourth.notice).toContain('push_limit_reached');
  expect((await bao.close()).modal?.title).toBe('Layer 2');
});

it('nobody sees what is only for somebody else, nor presses what they do not see', async () => {
  const workspace = await startWithBot((app) => {
    app.command('/whisper', async ({ ack }) => {
      const button = { type: 'button' as const, action_id: 'go', text: plain('Mine alone') };
      await ack({ text: 'A secret', blocks: [{ type: 'actions', elements: [button] }] });
    });
  });
  await workspace.as('ULENA').command('/whisper', { in: '#ai-rollout' });
  expect(workspace.as('USAM').sees().text).not.toContain('Mine alone');
  await expect(workspace.as('USAM').press('Mine alone')).rejects.toThrow('sees no "Mine alone"');
  await expect(workspace.as('USAM').command('/whisper', { in: '#fraud-review' })).rejects.toThrow(
    'which is private',
  );
});
