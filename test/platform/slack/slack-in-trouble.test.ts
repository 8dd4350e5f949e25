import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/practice/web-api/faults.ts';
import { startRollout } from '../../support/story.ts';
import { notesIn, probe } from './probe.ts';

async function start() {
  const world = await startRollout({ moreFeatures: [probe] });
  return { world, lena: world.as('Lena Hartmann'), faults: world.workspace.faults };
}

const SLOW = 'Slack did not answer in time. Please try again.';

describe('a form that Slack does not open', () => {
  it.each<Fault>([
    { kind: 'error', error: 'expired_trigger_id' },
    { kind: 'error', error: 'exchanged_trigger_id' },
    { kind: 'ratelimited', retryAfterSeconds: 30 },
    { kind: '500' },
    { kind: 'drop-request' },
  ])('because of %j is asked for again, without a word about a fault of ours', async (fault) => {
    const { lena, faults } = await start();
    faults.next('views.open', fault);
    const told = await lena.command('/rollout note form');
    expect(told.ephemeral?.text).toContain(SLOW);
    expect(told.ephemeral?.text).not.toContain('on our side');
    const again = await lena.command('/rollout note form');
    expect(again.modal?.text).toContain('Words');
  });

  it('because it is wrong is our fault, with a reference', async () => {
    const { lena, faults } = await start();
    faults.next('views.open', { kind: 'error', error: 'invalid_arguments' });
    const told = await lena.command('/rollout note form');
    expect(told.ephemeral?.text).toMatch(/on our side.* reference [2-9A-Z]{4}/);
    expect(told.ephemeral?.text).not.toContain('nothing was saved');
  });

  it('never holds up the acknowledgement', async () => {
    const { world, lena, faults } = await start();
    faults.next('views.open', { kind: 'hang', ms: 5000 });
    const asked = lena.command('/rollout note form');
    await wait(300);
    expect(world.workspace.world.delivery.history().at(-1)?.acknowledged).toBe(true);
    await asked;
  });
});

describe('a person whom Slack cannot tell about just now', () => {
  it.each<Fault>([
    { kind: 'ratelimited', retryAfterSeconds: 30 },
    { kind: 'error', error: 'internal_error' },
    { kind: '500' },
    { kind: 'hang', ms: 4000 },
  ])('is asked to try again, and not taken for a stranger (%j)', async (fault) => {
    const { world, faults } = await start();
    faults.next('users.info', fault);
    const told = await world.as('Grace Adeyemi').command('/rollout note down milk');
    expect(told.ephemeral?.text).toContain(SLOW);
    await world.as('Grace Adeyemi').command('/rollout note down milk');
    expect(notesIn(world)).toEqual(['milk']);
  });
});
