import { expect, it } from 'vitest';
import { addWebhook } from '../../../../src/features/access/webhooks/change-endpoints.usecase.ts';
import { webhookDelivery } from '../../../../src/features/access/webhooks/webhooks.delivery.ts';
import { resend } from '../../../../src/platform/outbox/manual-actions.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { heardBy } from '../../../support/news.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { notify, start, type Told } from './webhook-story.ts';

const TRIES = 12;

type Row = { key: string; state: string; attempts: number; problem: string | null };

const noticesIn = ({ database }: Told) =>
  database.$client
    .prepare(
      `select key, state, attempts, problem from outbox where carrier = 'webhook' order by id`,
    )
    .all() as Row[];

async function passHour(world: Told): Promise<void> {
  for (let minutes = 0; minutes < 60; minutes += 1) {
    world.workspace.clock.moveTo(world.now().add({ minutes: 1 }));
    await world.flush();
  }
}

/** Claims goes live with four people, and nobody is at the address. */
async function startGone(): Promise<Told> {
  const world = await start();
  world.receiver.isGone = true;
  startWaveWith(world, world.rollout, 1, [world.claims]);
  world.app.runner.tick();
  await passHour(world);
  return world;
}

it('an address that takes nothing is tried often with the first notice, and once with each that follows', async () => {
  const world = await startGone();
  const [first, ...others] = noticesIn(world);
  expect(first).toMatchObject({ state: 'failed', attempts: TRIES });
  expect(others).toHaveLength(4);
  for (const { state, attempts, problem } of others) {
    expect({ state, attempts }).toEqual({ state: 'failed', attempts: 1 });
    expect(problem).toBe(
      '127.0.0.1 can’t be reached. Tried only once, because nothing has arrived there since another one was given up.',
    );
  }
});

it('its leads hear once that it takes nothing, and that each notice is tried once from now on', async () => {
  const world = await startGone();
  const heard = heardBy(world, world.as('Lena Hartmann'));
  expect(heard.match(/isn’t accepting what I send/g)).toHaveLength(1);
  expect(heard).toContain('Until one arrives there again, I try each notice once.');
});

it('what the operator sends again arrives where somebody is there again, and has all its tries where not', async () => {
  const world = await startGone();
  const keys = noticesIn(world).map(({ key }) => key);
  const sendAgain = (key: string) =>
    resend({ database: world.database, now: world.now() }, key, [webhookDelivery]);
  const second = keys[1] ?? '';
  expect(sendAgain(second)).toBe(true);
  await passHour(world);
  expect(noticesIn(world)[1]).toMatchObject({ state: 'failed', attempts: TRIES });
  world.receiver.isGone = false;
  for (const key of keys) sendAgain(key);
  await world.flush();
  expect(noticesIn(world).map(({ state }) => state)).toEqual(keys.map(() => 'sent'));
});

it('an address that was removed and added again, with a new secret, has all its tries', async () => {
  const world = await startGone();
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout access webhook');
  await lena.press('Remove');
  const added = addWebhook(ownRequestIn(world, world.rollout), { url: world.receiver.url });
  expect(added.kind).toBe('added');
  const before = noticesIn(world).length;
  notify(world, { event: 'access.suspended', after: 'suspended', who: 'UMIA' });
  notify(world, { event: 'access.suspended', after: 'suspended', who: 'UDANIEL' });
  await passHour(world);
  const tries = noticesIn(world)
    .slice(before)
    .map(({ attempts }) => attempts);
  expect(tries).toEqual([TRIES, 1]);
});
