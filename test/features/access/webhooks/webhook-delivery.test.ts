import { describe, expect, it } from 'vitest';
import { listEndpoints } from '../../../../src/features/access/webhooks/webhooks.store.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { heardBy } from '../../../support/news.ts';
import type { World } from '../../../support/world.ts';
import { start, type Told } from './webhook-story.ts';

/** Claims goes live, and what must be told is put into the outbox. */
function goLive(world: Told): void {
  startWaveWith(world, world.rollout, 1, [world.claims]);
  world.app.runner.tick();
}

const waiting = ({ database }: World) =>
  database.$client
    .prepare("select state, attempts from outbox where carrier = 'webhook' order by id")
    .all() as { state: string; attempts: number }[];

describe('a webhook', () => {
  it('says under its signature who got access, each person and the team as a whole', async () => {
    const world = await start();
    goLive(world);
    await world.flush();
    const { taken, log } = world.receiver;
    expect(new Set(log)).toEqual(new Set(['200 access.granted']));
    expect(taken[0]?.body).toMatchObject({
      event: 'access.granted',
      rollout: { name: 'Support copilot' },
      team: { name: 'Claims', wave: 1 },
      state: { before: 'waiting', after: 'live' },
      reason: 'Claims is live and has a certified champion.',
    });
    const people = taken.flatMap(({ body }) => (body.person as { slackId: string })?.slackId ?? []);
    expect(people.sort()).toEqual(['UDANIEL', 'UHANNAH', 'UMIA', 'USOFIA']);
  });

  it('is sent again under the same id when the receiver is ill or hangs up, and taken once', async () => {
    const world = await start();
    world.receiver.answers.push(500, 'hang up', 503);
    goLive(world);
    await world.flush();
    expect(waiting(world)[0]).toEqual({ state: 'queued', attempts: 1 });
    for (const seconds of [3, 5, 9, 17]) {
      world.workspace.clock.moveTo(world.now().add({ seconds }));
      await world.flush();
    }
    expect(world.receiver.log.slice(0, 3)).toEqual([
      '500 access.granted',
      'hang up access.granted',
      '503 access.granted',
    ]);
    expect(waiting(world).map((one) => one.state)).toEqual(Array(5).fill('sent'));
    expect(world.receiver.taken).toHaveLength(5);
    expect(new Set(world.receiver.taken.map((one) => one.id)).size).toBe(5);
  });

  it('is refused by the receiver when it is replayed later or changed on the way', async () => {
    const world = await start();
    goLive(world);
    await world.flush();
    const replay = async (headers: Record<string, string>, body: string) =>
      (await fetch(world.receiver.url, { method: 'POST', headers, body })).status;
    const made = JSON.stringify(world.receiver.taken[0]?.body);
    const forged = { 'webhook-id': 'x', 'webhook-timestamp': '1', 'webhook-signature': 'v1,00' };
    expect(await replay(forged, made)).toBe(401);
    expect(world.receiver.taken).toHaveLength(5);
  });

  it('is given up when the receiver says that it is gone, and the leads hear of it once', async () => {
    const world = await start();
    world.receiver.answers.push(410);
    goLive(world);
    await world.flush();
    expect(waiting(world).map((one) => one.state)).toEqual([
      'failed',
      ...Array(4).fill('cancelled'),
    ]);
    expect(listEndpoints(world.database, world.rollout.id)).toEqual([]);
    await world.flush();
    const lena = heardBy(world, world.as('Lena Hartmann'));
    expect(lena).toContain('isn’t accepting what I send');
    expect(lena.match(/isn’t accepting what I send/g)).toHaveLength(1);
  });

  it('is not sent again when the receiver refuses that one, and holds up none of the others', async () => {
    const world = await start();
    world.receiver.answers.push(422);
    goLive(world);
    await world.flush();
    expect(waiting(world)).toEqual([
      { state: 'failed', attempts: 1 },
      ...Array(4).fill({ state: 'sent', attempts: 1 }),
    ]);
  });

  it('sends nothing more to an address that was removed', async () => {
    const world = await start();
    world.receiver.answers.push(500);
    goLive(world);
    await world.flush();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout access webhook');
    await lena.press('Remove');
    world.workspace.clock.moveTo(world.now().add({ seconds: 5 }));
    await world.flush();
    expect(world.receiver.log).toEqual(['500 access.granted']);
    expect(waiting(world)[0]?.state).toBe('cancelled');
  });
});

describe('adding an address', () => {
  it('takes https only, and shows the secret once', async () => {
    const world = await start();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout access webhook');
    await lena.fill({ Address: 'http://crm.example.com/hooks' });
    expect((await lena.submit()).errors?.Address).toContain('must begin with https://');
    await lena.fill({ Address: 'https://crm.example.com/hooks' });
    const added = await lena.submit();
    const secret = /whsec_[\w+/]{43}=/.exec(added.modal?.text ?? '')?.[0] ?? '';
    expect(secret).not.toBe('');
    const kept = world.database.$client.prepare('select answer from inbox').all();
    expect(JSON.stringify(kept)).not.toContain(secret);
    await lena.close({ all: true });
    expect((await lena.command('/rollout access webhook')).modal?.text).not.toContain('whsec_');
  });

  it('is for leads and admins', async () => {
    const world = await start();
    const answer = await world.as('Mia Chen').command('/rollout access webhook');
    expect(answer.text).toContain('help` lists what you can do.');
  });
});
