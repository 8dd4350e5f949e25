import { describe, expect, it } from 'vitest';
import type { Act, ActOutcome } from '../../../src/practice/page-api.ts';
import { actShape } from '../../../src/practice/page-server/act-shape.ts';
import { perform } from '../../../src/practice/page-server/acts.ts';
import { pageState } from '../../../src/practice/page-server/page-state.ts';
import { suggestTrials } from '../../../src/practice/page-server/trials.ts';
import { parseManifest } from '../../../src/practice/practice-manifest.ts';
import type { PracticeWorkspace } from '../../../src/practice/practice-workspace.ts';
import { readScript } from '../../../src/practice/sample/script.ts';
import { openDirectMessage } from '../../../src/practice/web-api/lookups.ts';
import { addMessage } from '../../../src/practice/web-api/posting.ts';
import { readWorkspaceFacts } from '../../../src/practice/workspace-facts.ts';
import { startWithBot } from '../bolt-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const manifest = parseManifest(`
features:
  app_home: { home_tab_enabled: true, messages_tab_enabled: true }
  slash_commands: [{ command: /rollout, description: Where a rollout stands, usage_hint: '[help]' }]
settings: { event_subscriptions: { bot_events: [app_home_opened] } }
`);
const form = {
  type: 'modal' as const,
  callback_id: 'people',
  title: plain('People'),
  submit: plain('Take in'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'list',
      label: plain('List'),
      element: { type: 'file_input' as const, action_id: 'file' },
    },
  ],
};

async function startPage() {
  const heard: unknown[] = [];
  const workspace = await startWithBot(
    (app) => {
      app.command('/rollout', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: form });
      });
      app.view('people', async ({ ack, view }) => {
        heard.push(view.state.values.list?.file);
        await ack({ response_action: 'errors', errors: { list: 'Nobody is in this list.' } });
      });
    },
    {
      manifest,
      journey: async () => '2 nudges',
      startWith: async (_choice, { report }) => report({ done: 1, total: 2, says: 'Setting up' }),
    },
  );
  const state = (as = 'ULENA', conversation?: string) => pageState(workspace, as, conversation);
  return { workspace, heard, state, act: (asked: Act) => actOn(workspace, asked) };
}

/** As the route does it: through the shape of what may be asked. */
function actOn(workspace: PracticeWorkspace, asked: Act): Promise<ActOutcome> {
  return perform(workspace, actShape.parse(JSON.parse(JSON.stringify(asked))));
}

describe('the page', () => {
  it('begins with a choice, then with the conversation with the bot', async () => {
    const { state, act, workspace } = await startPage();
    expect(state().stage).toBe('choose');
    expect(await act({ act: 'start', with: 'empty' })).toEqual({ ok: true });
    await workspace.settled();
    expect(state()).toMatchObject({ stage: 'ready', conversationId: 'DLENA', actingAs: 'ULENA' });
    expect(await act({ act: 'start', with: 'sample' })).toMatchObject({ ok: false });
    expect(state().commands.map((one) => one.command)).toEqual(['/rollout', '/invite', '/remove']);
  });

  it('shows the form, keeps it with the errors, and hands over a chosen file', async () => {
    const { state, act, heard } = await startPage();
    const place = { as: 'ULENA', conversation: 'CAIROLLOUT' };
    await act({ act: 'command', ...place, command: '/rollout', text: 'import' });
    const [modal] = state().modals;
    expect(modal?.view.title).toEqual(plain('People'));
    const file = { type: 'file_input', files: [{ name: 'people.csv', content: 'name' }] };
    const viewId = modal?.id ?? '';
    await act({ act: 'submit', as: 'ULENA', viewId, state: { list: { file } } });
    expect(state().modals[0]?.errors).toEqual({ list: 'Nobody is in this list.' });
    expect(heard).toMatchObject([{ files: [{ name: 'people.csv', mimetype: 'text/csv' }] }]);
    await act({ act: 'close', as: 'ULENA', viewId });
    expect(state().modals).toEqual([]);
  });

  it('counts what a person has not read yet', async () => {
    const { state, act } = await startPage();
    await act({ act: 'say', as: 'USAM', conversation: 'CAIROLLOUT', text: 'Good morning' });
    const unread = (as: string) =>
      state(as).conversations.find((one) => one.id === 'CAIROLLOUT')?.unread;
    expect([unread('ULENA'), unread('USAM')]).toEqual([1, 0]);
    await act({ act: 'read', as: 'ULENA', conversation: 'CAIROLLOUT' });
    expect(unread('ULENA')).toBe(0);
  });

  it('moves the clock and says what happened on the way', async () => {
    const { state, act } = await startPage();
    await act({ act: 'travel', by: 'week' });
    expect(state()).toMatchObject({ now: '2027-01-11T08:00:00Z', journey: '2 nudges' });
  });

  it('says who was sent what on the way, and how much of it is unread', async () => {
    const { state, act, workspace } = await startPage();
    const { world } = workspace;
    const channel = openDirectMessage(world, world.facts.bot.userId, 'UMIA').id;
    const tell = (text: string) =>
      addMessage(world, { channel, userId: world.facts.bot.userId, fromBot: true, text });
    tell('Before the journey');
    await act({ act: 'travel', by: 'day' });
    expect(state().received).toEqual([]);
    tell('*Two* things wait.\nThe first');
    tell('One more for <@ULENA> on *Support copilot*, or_so');

    const latest = 'One more for @Lena Hartmann on Support copilot, or_so';
    expect(state().received).toEqual([{ personId: 'UMIA', messages: 2, latest }]);
    const unread = () => state().people.find((one) => one.id === 'UMIA')?.unread;
    expect(unread()).toBe(3);
    await act({ act: 'read', as: 'UMIA', conversation: channel });
    expect(unread()).toBe(0);
    expect(state().received).toHaveLength(1);
  });

  it('suggests three things to try, by people who are there, until they are waved away', async () => {
    const { state, act, workspace } = await startPage();
    suggestTrials(workspace.world, [
      { says: 'Look', as: 'Mia Chen', open: 'home' },
      { says: 'Not there', as: 'Jonas Weber', open: 'home' },
    ]);
    expect(state().trials).toEqual([{ says: 'Look', as: 'UMIA', open: 'home' }]);
    await act({ act: 'dismiss-trials' });
    expect(state().trials).toEqual([]);
  });

  it('goes on by a quarter, as often as asked, once the sample was played to its end', async () => {
    const { state, act } = await startPage();
    const quarter = () => act({ act: 'start', with: 'quarter' });
    expect(state().playsOn).toBe(false);
    expect(await quarter()).toMatchObject({ ok: false });
    await act({ act: 'start', with: 'sample' });
    await expect.poll(() => state().playsOn).toBe(true);
    for (const _ of ['once', 'again']) {
      expect(await quarter()).toEqual({ ok: true });
      await expect.poll(() => state()).toMatchObject({ stage: 'ready', playsOn: true });
      expect(state().journey).toBe('A quarter went by.');
    }
  });

  it.each(['rollout', 'quarter'])(
    'names only people of the workspace in what the sample’s %s suggests',
    (part) => {
      const script = readScript(
        new URL(`../../../src/practice/sample/sample-${part}.json`, import.meta.url),
      );
      const names = readWorkspaceFacts().people.map((one) => one.name);
      expect(script.trials).toHaveLength(3);
      for (const { as } of script.trials) expect(names).toContain(as);
    },
  );

  it('does not start over where nothing could open an empty world', async () => {
    const { act } = await startPage();
    expect(await act({ act: 'start-over' })).toEqual({
      ok: false,
      error: 'This workspace can’t start over.',
    });
  });

  it('lets nobody act who has left, nor the bot', async () => {
    const { act } = await startPage();
    expect(await act({ act: 'open-home', as: 'UJONAS' })).toEqual({
      ok: false,
      error: 'Jonas Weber has left and can’t act. Choose someone else.',
    });
    expect(await act({ act: 'open-home', as: 'UGROUNDSWELL' })).toMatchObject({ ok: false });
  });

  it('suggests what to try until that is waved away', async () => {
    const { state, act } = await startPage();
    expect(state().coach).toContain('/rollout');
    await act({ act: 'dismiss-coach', as: 'ULENA' });
    expect(state().coach).toBeUndefined();
    expect(state('USAM').coach).toBeDefined();
  });
});
