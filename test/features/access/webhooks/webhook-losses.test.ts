import { expect, it } from 'vitest';
import { addAccessEvent } from '../../../../src/features/access/access/access.store.ts';
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
import { ownRequestIn } from '../../../support/requests.ts';
import { start, type Told } from './webhook-story.ts';

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

it('tells no older grant after a loss that arrived and whose answer was lost', async () => {
  const world = await start();
  const { receiver, workspace } = world;
  receiver.answers.push(500);
  const grant = notify(world, { event: 'access.granted', after: 'live', who: 'UMIA' });
  await world.flush();
  receiver.answers.push('hang up');
  notify(world, { event: 'access.suspended', after: 'suspended', who: 'UMIA' });
  await world.flush();
  for (let seconds = 0; seconds < 20; seconds += 1) {
    workspace.clock.moveTo(world.now().add({ seconds: 1 }));
    await world.flush();
  }
  expect(receiver.log).toEqual([
    '500 access.granted',
    'hang up access.suspended',
    '200 access.suspended',
  ]);
  expect(findOutboxRow(world.database, grant)?.state).toBe('cancelled');
});

it('lets a loss wait for a grant of the same person that is on its way', async () => {
  const world = await start();
  const { receiver, workspace } = world;
  notify(world, { event: 'access.granted', after: 'live', who: 'UMIA' });
  const loss = notify(world, { event: 'access.suspended', after: 'suspended', who: 'UMIA' });
  notify(world, { event: 'access.suspended', after: 'suspended', who: 'UDANIEL' });
  receiver.pauses.push(200);
  await world.flush();
  expect(findOutboxRow(world.database, loss)).toMatchObject({ state: 'queued', attempts: 0 });
  workspace.clock.moveTo(world.now().add({ seconds: 2 }));
  await world.flush();
  const ofMia = receiver.taken.filter((one) => personIn(one.body) === 'UMIA');
  expect(ofMia.map(({ event }) => event)).toEqual(['access.granted', 'access.suspended']);
  expect(receiver.taken).toHaveLength(3);
});
