import { onTestFinished } from 'vitest';
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
import { ownRequestIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { makeChampion } from '../../champions/champions/champion-story.ts';
import { type Receiver, startReceiver } from './webhook-receiver.ts';

export type Told = SupportCopilotWorld & { receiver: Receiver };

/** Claims is about to go live; a receiver on this machine is told. Deliveries go over real HTTP. */
export async function start(): Promise<Told> {
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

/** One change of a person's access, told to the address; answers with the key of its notice. */
export function notify(
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
