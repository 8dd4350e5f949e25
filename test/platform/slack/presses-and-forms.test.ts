import { describe, expect, it } from 'vitest';
import { startRollout } from '../../support/story.ts';
import type { World } from '../../support/world.ts';
import { notesIn, probe } from './probe.ts';

async function start() {
  const world = await startRollout({ moreFeatures: [probe] });
  return { world, lena: world.as('Lena Hartmann') };
}

/** Sends the newest interactive delivery once more, with something about it changed. */
async function sendChanged(world: World, change: (payload: Record<string, unknown>) => void) {
  const { delivery } = world.workspace.world;
  const last = delivery.history().findLast((one) => one.envelope.type === 'interactive');
  const payload = structuredClone(last?.envelope.payload ?? {});
  change(payload);
  const sent = await delivery.send('interactive', payload);
  await world.workspace.settled();
  return JSON.stringify(sent);
}

/** As if it had been opened by itself. */
function asAnotherForm(payload: Record<string, unknown>, change: object) {
  const view = payload.view as { private_metadata: string };
  const known = JSON.parse(view.private_metadata) as object;
  const private_metadata = JSON.stringify({ ...known, form: 'another' });
  Object.assign(view, { id: 'VOTHER', private_metadata, ...change });
}

describe('a button', () => {
  it('pressed once and delivered twice has one effect', async () => {
    const { world, lena } = await start();
    await lena.command('/rollout note down milk');
    const pressed = await lena.press('Note again');
    expect(pressed.text).toContain('Noted again.');
    await world.workspace.world.delivery.repeatLast('interactive');
    expect(notesIn(world)).toEqual(['milk', 'again']);
  });

  it.each([
    ['from an older version', { action_id: 'probe.note-long-ago' }],
    ['whose value is no JSON', { value: 'rollout' }],
    ['whose value is empty', { value: '' }],
    ['that names no rollout', { value: '{}' }],
    [
      'that asks for no command there is',
      { action_id: 'platform.pick-rollout', value: '{"rolloutId":"R1","command":7,"text":[]}' },
    ],
  ])('%s changes nothing and says how to go on', async (_what, change) => {
    const { world, lena } = await start();
    await lena.command('/rollout note down milk');
    await lena.press('Note again');
    await sendChanged(world, (payload) => {
      payload.trigger_id = world.workspace.world.triggers.issue('ULENA');
      Object.assign((payload.actions as object[])[0] ?? {}, change);
    });
    expect(notesIn(world)).toEqual(['milk', 'again']);
    expect(lena.sees().ephemeral?.text).toContain('from an older version, so nothing was changed');
  });

  it('that names a rollout that is gone changes nothing', async () => {
    const { world, lena } = await start();
    await lena.command('/rollout note down milk');
    await lena.press('Note again');
    await sendChanged(world, (payload) => {
      payload.trigger_id = world.workspace.world.triggers.issue('ULENA');
      Object.assign((payload.actions as object[])[0] ?? {}, { value: '{"rolloutId":"R-GONE"}' });
    });
    expect(notesIn(world)).toEqual(['milk', 'again']);
    expect(lena.sees().ephemeral?.text).toContain('There is no such rollout');
  });

  it('that breaks says so with a reference, and leaves nothing behind', async () => {
    const { world, lena } = await start();
    await lena.command('/rollout note down milk');
    const pressed = await lena.press('Break');
    expect(pressed.text).toMatch(/reference [2-9A-Z]{4}\b/);
    expect(notesIn(world)).toEqual(['milk']);
  });
});

describe('a form', () => {
  const fill = async (words: string) => {
    const { world, lena } = await start();
    await lena.command('/rollout note form');
    await lena.fill({ Words: words });
    return { world, lena };
  };

  it('submitted once and delivered twice has one effect and one answer', async () => {
    const { world, lena } = await fill('milk');
    const done = await lena.submit();
    expect(done.modal?.text).toContain('Noted: milk');
    const again = await world.workspace.world.delivery.repeatLast('interactive');
    expect(JSON.stringify(again)).toContain('Noted: milk');
    expect(notesIn(world)).toEqual(['milk']);
  });

  const inOtherWords = (payload: Record<string, unknown>) => {
    const { state } = payload.view as { state: { values: Record<string, object> } };
    for (const elements of Object.values(state.values)) {
      for (const element of Object.values(elements)) Object.assign(element, { value: 'bread' });
    }
  };

  it('sent from a second copy with other words is done once, and the copy keeps its words', async () => {
    const { world, lena } = await fill('milk');
    await lena.submit();
    const copy = await sendChanged(world, inOtherWords);
    expect(copy).toContain('This form was already sent and saved, so this copy of it was not.');
    expect(copy).toContain('"response_action":"errors"');
    expect(notesIn(world)).toEqual(['milk']);
  });

  it('is done once after its view was drawn again, or the bot was restarted', async () => {
    const { world, lena } = await fill('milk');
    await lena.submit();
    await world.restart();
    const copy = await sendChanged(world, (payload) => {
      inOtherWords(payload);
      Object.assign(payload.view as object, { id: 'VOTHER', hash: 'another' });
    });
    expect(copy).toContain('already sent and saved');
    expect(notesIn(world)).toEqual(['milk']);
  });

  it('opened a second time is another form', async () => {
    const { world, lena } = await fill('milk');
    await lena.submit();
    await lena.close({ all: true });
    await lena.command('/rollout note form');
    await lena.fill({ Words: 'milk' });
    await lena.submit();
    expect(notesIn(world)).toEqual(['milk', 'milk']);
  });

  it('with a mistake in it keeps what was typed, says what to do, and may be sent again', async () => {
    const { world, lena } = await fill('   ');
    const refused = await lena.submit();
    expect(refused.errors).toEqual({ Words: 'The note is missing: write a few words.' });
    await lena.fill({ Words: 'x'.repeat(201) });
    const tooLong = await lena.submit();
    expect(tooLong.errors).toEqual({
      Words: 'The note is too long: keep it under 200 characters.',
    });
    await lena.fill({ Words: 'milk' });
    await lena.submit();
    expect(notesIn(world)).toEqual(['milk']);
  });

  it.each(['', 'no JSON', '{"rolloutId":7}', '{}', `{"rolloutId":"${'x'.repeat(2900)}"}`])(
    'whose context reads %j is out of date, and nothing is saved',
    async (metadata) => {
      const { world, lena } = await fill('milk');
      await lena.submit();
      const sent = await sendChanged(world, (payload) => {
        Object.assign(payload.view as object, { id: 'VOTHER', private_metadata: metadata });
      });
      expect(sent).toMatch(
        /out of date, so nothing was saved|There is no such rollout.* Nothing was changed/,
      );
      expect(notesIn(world)).toEqual(['milk']);
    },
  );

  it('that breaks keeps what was typed and names a reference', async () => {
    const { world, lena } = await fill('and break');
    const broken = await lena.submit();
    expect(broken.errors?.Words).toMatch(
      /nothing was saved\. Reference [2-9A-Z]{4}\. Your text is still here/,
    );
    expect(notesIn(world)).toEqual([]);
  });

  it('without any state is answered like an empty one', async () => {
    const { world, lena } = await fill('milk');
    await lena.submit();
    const sent = await sendChanged(world, (payload) => {
      asAnotherForm(payload, { state: undefined });
    });
    expect(sent).toContain('The note is missing: write a few words.');
    expect(notesIn(world)).toEqual(['milk']);
  });

  it('from a version that knew other forms is answered too', async () => {
    const { world, lena } = await fill('milk');
    await lena.submit();
    const sent = await sendChanged(world, (payload) => {
      asAnotherForm(payload, { callback_id: 'probe.gone' });
    });
    expect(sent).toContain('This form is out of date, so nothing was saved.');
  });
});
