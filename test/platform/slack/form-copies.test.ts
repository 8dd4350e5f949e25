import { describe, expect, it } from 'vitest';
import { startRollout } from '../../support/story.ts';
import type { World } from '../../support/world.ts';
import { notesIn, probe } from './probe.ts';

type View = { id: string; private_metadata: string; state: { values: Values } };
type Values = Record<string, Record<string, { value?: string }>>;

async function start() {
  const world = await startRollout({ moreFeatures: [probe] });
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout note form');
  await lena.fill({ Words: 'milk' });
  return { world, lena };
}

/** Sends the form as another copy of it, opened in the same moment, with these words. */
async function sendTwin(world: World, words: string): Promise<string> {
  const { delivery } = world.workspace.world;
  const last = delivery.history().findLast((one) => one.envelope.type === 'interactive');
  const payload = structuredClone(last?.envelope.payload ?? {});
  const view = payload.view as View;
  const known = JSON.parse(view.private_metadata) as { form: string };
  const form = `${known.form.slice(0, -1)}${known.form.endsWith('0') ? '1' : '0'}`;
  view.private_metadata = JSON.stringify({ ...known, form });
  view.id = 'VTWIN';
  for (const elements of Object.values(view.state.values))
    for (const element of Object.values(elements)) element.value = words;
  const sent = await delivery.send('interactive', payload);
  await world.workspace.settled();
  return JSON.stringify(sent);
}

describe('a form that was opened twice', () => {
  it('and sent from both copies with the same words is done once, and the person is told', async () => {
    const { world, lena } = await start();
    await lena.submit();
    expect(await sendTwin(world, ' milk ')).toContain('so nothing was saved twice');
    expect(notesIn(world)).toEqual(['milk']);
  });

  it('and sent from both with different words is done twice', async () => {
    const { world, lena } = await start();
    await lena.submit();
    await sendTwin(world, 'bread');
    expect(notesIn(world)).toEqual(['milk', 'bread']);
  });

  it('does not stand in the way of a copy whose words were sent back', async () => {
    const { world, lena } = await start();
    await lena.fill({ Words: '   ' });
    await lena.submit();
    await sendTwin(world, 'milk');
    expect(notesIn(world)).toEqual(['milk']);
  });

  it('may be sent with the same words again when it is opened after that', async () => {
    const { world, lena } = await start();
    await lena.submit();
    await lena.close({ all: true });
    await lena.command('/rollout note form');
    await lena.fill({ Words: 'milk' });
    await lena.submit();
    expect(notesIn(world)).toEqual(['milk', 'milk']);
  });
});
