import { describe, expect, it } from 'vitest';
import { findWave } from '../../../../src/features/waves/waves/waves.store.ts';
import { sayWhyRead } from '../../../../src/features/waves/whys/why-read.ts';
import { countWhyRead } from '../../../../src/features/waves/whys/why-reads.store.ts';
import { keepNewsButton, pressKept } from '../../../support/press.ts';
import { contextIn } from '../../../support/requests.ts';
import { onTheDay, planSecondPilot, startWaveZero } from '../waves/second-pilot.ts';

describe('who has read why a wave comes', () => {
  it('is told as a figure of five people or more, and of fewer not at all', () => {
    expect(sayWhyRead({ people: 20, read: 12 })).toMatch(/^12 of 20 people/);
    expect(sayWhyRead({ people: 5, read: 0 })).toMatch(/^0 of 5 people/);
    expect(sayWhyRead({ people: 4, read: 4 })).toBeUndefined();
  });

  it('is said once by a button below the words, by the people whom it concerns', async () => {
    const world = await planSecondPilot();
    await startWaveZero(world);
    const wave = () => findWave(world.database, world.rollout.id, 0)!;
    const counted = () => countWhyRead(contextIn(world, world.rollout.id), wave());
    const before = counted();
    expect(before.people).toBeGreaterThanOrEqual(5);
    expect(before.read).toBe(0);
    const label = 'I have read and understood it';
    const button = keepNewsButton(world, 'Sofía Ramírez', label);
    expect(await pressKept(world, 'Sofía Ramírez', button)).toContain('Thank you.');
    expect(await pressKept(world, 'Sofía Ramírez', button)).toContain('said so before');
    expect(await pressKept(world, 'Lena Hartmann', button)).toContain('does not come to your team');
    expect(counted()).toEqual({ ...before, read: 1 });
    const status = await world.as('Lena Hartmann').command('/rollout status');
    expect(status.text).toContain(
      `Wave 0: 1 of ${before.people} people has read and understood why it comes, as they say.`,
    );
    expect(status.text).not.toContain('Sofía');
  });

  it('needs words that say what does not change', async () => {
    const world = await planSecondPilot();
    onTheDay(world);
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout wave start 0');
    await lena.fill({
      'Why this is coming': 'Replies take too long.',
      'What does not change': 'x',
    });
    const refused = await lena.submit();
    expect(refused.errors?.['What does not change']).toContain('Say what stays the same');
  });
});
