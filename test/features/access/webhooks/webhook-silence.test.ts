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

async function passHalfADay(world: Told): Promise<void> {
  for (let minutes = 0; minutes < 12 * 60; minutes += 30) {
    world.workspace.clock.moveTo(world.now().add({ minutes: 30 }));
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

it('an address that takes nothing for half a day is tried once with each notice that follows', async () => {
  const world = await startGone();
  await passHalfADay(world);
  const before = noticesIn(world);
  expect(before[0]).toMatchObject({ state: 'failed', attempts: TRIES });
  notify(world, { event: 'access.suspended', after: 'suspended', who: 'UMIA' });
  await world.flush();
  expect(noticesIn(world).slice(before.length)).toMatchObject([
    {
      ...{ state: 'failed', attempts: 1 },
      problem:
        '127.0.0.1 can’t be reached. Tried only once, because nothing has arrived there for twelve hours.',
    },
  ]);
});

it('an address that is back after an hour misses only what was tried often', async () => {
  const world = await startGone();
  world.receiver.isGone = false;
  await passHour(world);
  expect(noticesIn(world).map(({ state }) => state)).toEqual([
    'failed',
    ...Array.from({ length: 4 }, () => 'sent'),
  ]);
});

it('its leads hear once that it takes nothing, and from when on each notice is tried once', async () => {
  const world = await startGone();
  const heard = heardBy(world, world.as('Lena Hartmann'));
  expect(heard.match(/isn’t accepting what I send/g)).toHaveLength(1);
  expect(heard).toContain(
    'If nothing arrives there for twelve hours, I try each notice only once from then on.',
  );
});

it('what the operator sends again arrives where somebody is there again, and has all its tries where not', async () => {
  const world = await startGone();
  await passHalfADay(world);
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
  await passHalfADay(world);
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout access webhook');
  const silent = world.database.$client.prepare('select count(*) from silent_receivers').pluck();
  expect(silent.get()).toBe(1);
  await lena.press('Remove');
  expect(silent.get()).toBe(0);
  const added = addWebhook(ownRequestIn(world, world.rollout), { url: world.receiver.url });
  expect(added.kind).toBe('added');
  const before = noticesIn(world).length;
  notify(world, { event: 'access.suspended', after: 'suspended', who: 'UMIA' });
  await passHour(world);
  const tries = noticesIn(world)
    .slice(before)
    .map(({ attempts }) => attempts);
  expect(tries).toEqual([TRIES]);
});
