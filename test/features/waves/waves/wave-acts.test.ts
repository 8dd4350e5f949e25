import { describe, expect, it } from 'vitest';
import { waveActs } from '../../../../src/features/waves/waves/wave-acts.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { startSupportCopilot } from '../../../support/story.ts';

describe('/rollout wave', () => {
  it('answers with what a lead can do about waves as they stand', async () => {
    const world = await startSupportCopilot();
    const lena = world.as('Lena Hartmann');
    const none = await lena.command('/rollout wave', { in: '#ai-rollout' });
    expect(none.ephemeral?.text).toContain('has no wave yet');
    expect(none.ephemeral?.text).toContain('[Choose the second pilot]');
    startWaveWith(world, world.rollout, 0, [world.claims]);
    const baking = await lena.command('/rollout wave', { in: '#ai-rollout' });
    expect(baking.ephemeral?.text).toContain('[Pause wave 0]');
    expect(baking.ephemeral?.text).not.toContain('[Complete wave 0]');
    const paused = await lena.press('Pause wave 0', { in: '#ai-rollout' });
    expect(paused.modal?.title).toContain('Pause');
    await lena.close({ all: true });
    const one = await lena.command('/rollout wave 0', { in: '#ai-rollout' });
    expect(one.ephemeral?.text).toContain('Wave 0 is baking');
  });

  it('shows waves without such buttons to everyone else', async () => {
    const world = await startSupportCopilot();
    startWaveWith(world, world.rollout, 0, [world.claims]);
    const { ephemeral } = await world
      .as('Finn Petersen')
      .command('/rollout wave', { in: '#ai-rollout' });
    expect(ephemeral?.text).toContain('Wave 0 is baking');
    expect(ephemeral?.text).not.toContain('[Pause');
  });
});

it('without any wave there is one thing to do: to choose the second pilot', () => {
  expect(waveActs([], () => false).map(({ text }) => text)).toEqual(['select']);
});
