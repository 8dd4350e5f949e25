import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOpenRollouts } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { setUpRollout } from '../../support/story.ts';
import { startWorld } from '../../support/world.ts';
import { notesIn, probe } from './probe.ts';

async function start() {
  const world = await startWorld({ moreFeatures: [probe] });
  return world;
}

const HOSTILE = '<!channel> <@UMIA> `code` \u202Egnp.exe\u2066 &lt; <https://evil.example|bank>';

describe('a slash command', () => {
  it('that is mistyped is answered with the one that was meant', async () => {
    const world = await start();
    const { ephemeral } = await world.as('Lena Hartmann').command('/rollout ntoe down milk');
    expect(ephemeral?.text).toContain('Did you mean `/rollout note down`, writes a note?');
    expect(notesIn(world)).toEqual([]);
  });

  it('that nothing resembles is answered with where to find help', async () => {
    const world = await start();
    const { ephemeral } = await world.as('Lena Hartmann').command('/rollout xyzzyplugh');
    expect(ephemeral?.text).toContain("I don't know `/rollout xyzzyplugh`.");
    expect(ephemeral?.text).toContain('`/rollout help` lists what I know.');
  });

  it('with anything at all behind it gets an answer, and never an error', async () => {
    const world = await start();
    await setUpRollout(world);
    const lena = world.as('Lena Hartmann');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (typed) => {
        const { ephemeral, modal, notice } = await lena.command(`/rollout ${typed}`);
        await lena.close({ all: true }).catch(() => undefined);
        expect(notice).toBeUndefined();
        expect(ephemeral ?? modal).toBeDefined();
        expect(ephemeral?.text ?? '').not.toContain('went wrong');
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('shows what people wrote as they wrote it, and pings nobody', async () => {
    const world = await start();
    await setUpRollout(world);
    const { ephemeral } = await world.as('Lena Hartmann').command(`/rollout note down ${HOSTILE}`);
    const sent = JSON.stringify(ephemeral?.message.blocks);
    expect(sent).not.toMatch(/<!channel>|<https:\/\/evil/);
    expect(sent).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(sent).toContain(
      'Noted: &lt;!channel&gt; &lt;@UMIA&gt; `code` gnp.exe &amp;lt; &lt;https',
    );
    const unknown = await world.as('Lena Hartmann').command(`/rollout ${HOSTILE}`);
    expect(JSON.stringify(unknown.ephemeral?.message.blocks)).not.toMatch(/<!channel>|\u202E/);
  });

  it('delivered twice gets the same answer twice, and has one effect', async () => {
    const world = await start();
    await setUpRollout(world);
    await world.as('Lena Hartmann').command('/rollout note down milk');
    const [first] = world.workspace.world.delivery.history().slice(-1);
    expect(first?.acknowledged).toBe(true);
    const again = await world.workspace.world.delivery.repeatLast('slash_commands');
    expect(JSON.stringify(again)).toContain('Noted: milk');
    expect(notesIn(world)).toEqual(['milk']);
  });

  it('that opens a form opens it once, however often it is delivered', async () => {
    const world = await start();
    await setUpRollout(world);
    await world.as('Lena Hartmann').command('/rollout note form');
    const opened = world.workspace.calls('views.open').length;
    const again = await world.workspace.world.delivery.repeatLast('slash_commands');
    expect(again.kind).toBe('acknowledged');
    expect(world.workspace.calls('views.open').length).toBe(opened);
  });

  it('that breaks says so with a reference, and leaves nothing behind', async () => {
    const world = await start();
    await setUpRollout(world);
    const { ephemeral } = await world.as('Lena Hartmann').command('/rollout note down and break');
    expect(ephemeral?.text).toMatch(/nothing was saved\..* reference [2-9A-Z]{4}\b/);
    expect(notesIn(world)).toEqual([]);
    const next = await world.as('Lena Hartmann').command('/rollout note down milk');
    expect(next.ephemeral?.text).toContain('Noted: milk');
  });
});

describe('with several rollouts', () => {
  it('a command asks which one is meant, and goes on with it', async () => {
    const world = await start();
    await setUpRollout(world);
    await setUpRollout(world, {
      'Name of the rollout': 'Claims drafts',
      'Channel of the rollout': '#claims',
      'Pilot team': 'Claims pilot',
    });
    const lena = world.as('Lena Hartmann');
    const asked = await lena.command('/rollout note down milk');
    expect(asked.ephemeral?.text).toContain('Which rollout is this about?');
    expect(notesIn(world)).toEqual([]);
    const done = await lena.press('Claims drafts');
    expect(done.text).toContain('Noted: milk');
    const [row] = world.database.$client
      .prepare("select rollout_id as id from audit where act = 'probe.note'")
      .all() as { id: string }[];
    const meant = listOpenRollouts(world.database).find((one) => one.name === 'Claims drafts');
    expect(row?.id).toBe(meant?.id);
  });

  it('a rollout’s own channel answers the question', async () => {
    const world = await start();
    await setUpRollout(world);
    await setUpRollout(world, {
      'Name of the rollout': 'Claims drafts',
      'Channel of the rollout': '#claims',
      'Pilot team': 'Claims pilot',
    });
    const said = await world
      .as('Lena Hartmann')
      .command('/rollout note down milk', { in: '#claims' });
    expect(said.ephemeral?.text).toContain('Noted: milk');
  });
});

it('a command that only the manifest knows is answered with those that there are', async () => {
  const world = await startWorld();
  const manifest = world.workspace.world.manifest;
  manifest.commands.push({ command: '/zzz', description: '', usageHint: '', shouldEscape: true });
  const { ephemeral } = await world.as('Lena Hartmann').command('/zzz status');
  expect(ephemeral?.text).toContain('I answer to `/champion`, `/core` and `/rollout`.');
});
