import { describe, expect, it, onTestFinished } from 'vitest';
import { addAccessEvent } from '../../../../src/features/access/access/access.store.ts';
import { addWebhook } from '../../../../src/features/access/webhooks/change-endpoints.usecase.ts';
import { notifyWebhooks } from '../../../../src/features/access/webhooks/notify-webhooks.usecase.ts';
import {
  listEndpoints,
  noticeKey,
} from '../../../../src/features/access/webhooks/webhooks.store.ts';
import type { AccessChange } from '../../../../src/features/contract/access-change.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { newId } from '../../../../src/platform/new-id.ts';
import { findOutboxRow } from '../../../../src/platform/outbox/outbox.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { heardBy } from '../../../support/news.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { makeChampion } from '../../champions/champions/champion-story.ts';
import { type Receiver, startReceiver } from './webhook-receiver.ts';

type Told = SupportCopilotWorld & { receiver: Receiver };

/** Claims is about to go live; a receiver on this machine is told. Deliveries go over real HTTP. */
async function start(): Promise<Told> {
  const world = await startSupportCopilot();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await world.runDueJobs();
  let secret = '';
  const receiver = await startReceiver(
    () => secret,
    () => world.now().epochMilliseconds,
  );
  const added = addWebhook(ownRequestIn(world, world.rollout), { url: receiver.url });
  if (added.kind === 'added') secret = added.secret;
  onTestFinished(() => receiver.close());
  return Object.assign(world, { receiver });
}

/** Claims goes live, and what must be told is put into the outbox. */
function goLive(world: Told): void {
  startWaveWith(world, world.rollout, 1, [world.claims]);
  world.app.runner.tick();
}

const personIn = (body: Record<string, unknown>) =>
  (body.person as { slackId: string } | undefined)?.slackId;

/** One change of a person's access, told to the address; answers with the key of its notice. */
function notify(
  world: Told,
  { event, after, who }: Pick<AccessChange, 'event' | 'after'> & { who: string },
): string {
  const { database, rollout, claims } = world;
  const request = ownRequestIn(world, rollout);
  const [endpoint] = listEndpoints(database, rollout.id);
  return write(database, () => {
    const change = addAccessEvent(database, rollout.id, {
      id: newId<string>(),
      teamId: claims.id,
      personId: who as UserId,
      event,
      before: 'waiting',
      after,
      reason: 'It was decided.',
      at: world.now(),
    });
    const teams = [{ teamId: claims.id, teamName: 'Claims', wave: 1 }];
    notifyWebhooks(request, { changes: [change], teams });
    return noticeKey(endpoint?.id ?? '', change.id);
  });
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

  it('tells a loss at once, however many grants wait, and no older grant after it', async () => {
    const world = await start();
    world.receiver.answers.push(500);
    const grant = notify(world, { event: 'access.granted', after: 'live', who: 'UMIA' });
    notify(world, { event: 'access.granted', after: 'live', who: 'UDANIEL' });
    await world.flush();
    expect(world.receiver.log).toEqual(['500 access.granted']);
    notify(world, { event: 'access.suspended', after: 'suspended', who: 'UMIA' });
    await world.flush();
    expect(world.receiver.taken.map((one) => one.event)).toEqual(['access.suspended']);
    world.workspace.clock.moveTo(world.now().add({ minutes: 1 }));
    await world.flush();
    expect(world.receiver.taken.map((one) => [one.event, personIn(one.body)])).toEqual([
      ['access.suspended', 'UMIA'],
      ['access.granted', 'UDANIEL'],
    ]);
    expect(findOutboxRow(world.database, grant)).toMatchObject({
      state: 'cancelled',
      problem: 'A later notice about the same has been sent.',
    });
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
